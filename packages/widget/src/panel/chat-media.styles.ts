import { css } from 'lit';

/** Files in a message: pictures in a frame whose size is known before them, the others as rows. */
export const mediaStyles = css`
  :host {
    display: grid;
    justify-items: start;
    gap: var(--_space-1);
    inline-size: min(100%, 18 * var(--_unit));
  }

  .picture {
    display: block;
    inline-size: 100%;
    block-size: calc(11 * var(--_unit));
    padding: 0;
    overflow: hidden;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface-sunken);
    color: var(--_text-quiet);
    font: inherit;
    cursor: zoom-in;
    touch-action: manipulation;
  }

  img {
    display: block;
    inline-size: 100%;
    block-size: 100%;
    object-fit: scale-down;
  }

  .file {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-1) var(--_space-2);
    inline-size: 100%;
    min-block-size: var(--_target);
    padding: var(--_space-2) var(--_space-3);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface-raised);
    color: var(--_text);
    text-align: start;
    text-decoration: none;
    cursor: default;
    transition: background-color var(--_quick);
  }

  a.file {
    cursor: pointer;
  }

  a.file:hover {
    border-color: var(--_line-strong);
    background: var(--_accent-soft);
  }

  .file > svg {
    flex: none;
    color: var(--_text-quiet);
  }

  a.file > svg:last-child {
    color: var(--_accent-text);
  }

  .about {
    display: grid;
    flex: 1;
    /* A name in its own direction stands on the side of its size. */
    justify-items: start;
    min-inline-size: 0;
  }

  .name {
    overflow: hidden;
    font-weight: 550;
    max-inline-size: 100%;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  small,
  .note,
  .progress {
    color: var(--_text-quiet);
    font-size: var(--_text-small);
  }

  .note {
    inline-size: 100%;
  }

  docent-chat-preview {
    inline-size: 100%;
  }

  canvas {
    display: block;
    inline-size: 100%;
    max-block-size: calc(9 * var(--_unit));
    border-radius: calc(var(--_radius) - 4px);
    object-fit: contain;
  }

  .again {
    min-block-size: calc(var(--_target) * 0.75);
    padding: 0 var(--_space-1);
    border: 0;
    border-radius: 4px;
    background: none;
    color: var(--_accent-text);
    font: inherit;
    font-weight: 550;
    cursor: pointer;
    touch-action: manipulation;
  }

  .again:hover {
    text-decoration: underline;
  }

  .progress {
    display: flex;
    align-items: center;
    gap: var(--_space-2);
    inline-size: 100%;
  }

  progress {
    flex: 1;
    min-inline-size: 0;
    block-size: 6px;
    accent-color: var(--_accent);
  }

  @media (forced-colors: active) {
    .picture,
    .file {
      border-color: CanvasText;
    }
  }
`;
