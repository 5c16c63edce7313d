import { css } from 'lit';

/** A picture over the window, and a bar above it. */
export const imageStyles = css`
  dialog {
    inline-size: 100%;
    max-inline-size: none;
    block-size: 100%;
    max-block-size: none;
    margin: 0;
    padding: 0;
    border: 0;
    background: rgb(0 0 0 / 0.85);
    color: #fff;
  }

  dialog[open] {
    display: flex;
    flex-direction: column;
  }

  dialog::backdrop {
    background: none;
  }

  .bar {
    display: flex;
    flex: none;
    align-items: center;
    gap: var(--_space-1);
    padding: max(var(--_space-2), env(safe-area-inset-top)) var(--_space-3) var(--_space-2);
  }

  .name {
    flex: 1;
    min-inline-size: 0;
    overflow: hidden;
    font: var(--_text-size) / 1.4 var(--_font);
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .button {
    color: inherit;
  }

  .button:hover {
    background: rgb(255 255 255 / 0.18);
  }

  .button:focus-visible {
    outline-color: #fff;
  }

  img {
    flex: 1;
    align-self: center;
    max-inline-size: 100%;
    min-block-size: 0;
    padding: 0 var(--_space-3) max(var(--_space-3), env(safe-area-inset-bottom));
    object-fit: contain;
    pointer-events: none;
  }

  @media (forced-colors: active) {
    dialog {
      background: Canvas;
      color: CanvasText;
    }
  }
`;
