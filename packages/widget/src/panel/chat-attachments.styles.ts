import { css } from 'lit';

/** What is attached, above the field; and the sign over the whole panel while files are held over it. */
export const attachmentsStyles = css`
  /* Not positioned: the sign covers the panel, not this. */
  :host {
    display: block;
  }

  ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .files {
    display: grid;
    gap: var(--_space-1);
    max-block-size: calc(var(--_target) * 4.4);
    overflow: auto;
    scrollbar-width: thin;
  }

  .files:has(li) {
    padding-block-end: var(--_space-2);
  }

  .files > li {
    display: grid;
    grid-template: auto / auto 1fr auto auto;
    align-items: center;
    gap: var(--_space-2);
    padding: var(--_space-1);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface-raised);
  }

  .look {
    position: relative;
    display: grid;
    place-items: center;
    inline-size: var(--_target);
    block-size: var(--_target);
    overflow: hidden;
    border-radius: calc(var(--_radius) - 4px);
    background: var(--_surface-sunken);
    color: var(--_text-quiet);
  }

  canvas {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    background: var(--_surface-sunken);
    object-fit: cover;
  }

  .name {
    overflow: hidden;
    justify-self: start;
    max-inline-size: 100%;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  small {
    color: var(--_text-quiet);
    font-size: var(--_text-small);
    white-space: nowrap;
  }

  .files .button {
    color: var(--_text-quiet);
  }

  .problems > li {
    padding: 0 var(--_space-2) var(--_space-2);
    color: var(--_danger);
    font-size: var(--_text-small);
    overflow-wrap: anywhere;
    unicode-bidi: plaintext;
  }

  .drop {
    position: absolute;
    z-index: 3;
    inset: 0;
    display: grid;
    place-items: center;
    padding: var(--_space-4);
    border: 2px dashed var(--_accent-text);
    border-radius: inherit;
    background: color-mix(in oklab, var(--_surface) 90%, transparent);
    color: var(--_accent-text);
    font-size: var(--_text-large);
    font-weight: 600;
    pointer-events: none;
  }

  @media (forced-colors: active) {
    .drop {
      background: Canvas;
    }
  }
`;
