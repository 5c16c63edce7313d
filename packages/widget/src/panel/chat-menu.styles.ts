import { css } from 'lit';

/** The menu below its button, and what went wrong with a choice of it in the same place. */
export const menuStyles = css`
  :host {
    position: relative;
    flex: none;
  }

  .icon {
    color: var(--_text-quiet);
  }

  .icon:hover,
  .icon[aria-expanded='true'] {
    background: var(--_surface-sunken);
    color: var(--_text);
  }

  .menu {
    position: absolute;
    z-index: 2;
    inset-block-start: calc(100% + var(--_space-1));
    inset-inline-end: 0;
    inline-size: max-content;
    min-inline-size: 10em;
    max-inline-size: min(16em, 100vi - 6em);
    margin: 0;
    padding: var(--_space-1);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface-raised);
    box-shadow: var(--_shadow);
    font-size: var(--_text-size);
  }

  .menu > .button {
    inline-size: 100%;
    justify-content: start;
    border-radius: 6px;
    color: var(--_text);
    font-weight: 450;
    text-align: start;
  }

  .menu > .button:hover {
    background: var(--_surface-sunken);
  }

  .menu > .end {
    color: var(--_danger);
  }

  .menu > :not(.end) + .end {
    position: relative;
    margin-block-start: calc(var(--_space-2) + 1px);
  }

  .menu > :not(.end) + .end::before {
    position: absolute;
    inset-block-start: calc(-1 * var(--_space-1) - 2px);
    inset-inline: 0;
    border-block-start: 1px solid var(--_line);
    content: '';
  }

  .failed {
    padding: var(--_space-2) var(--_space-3);
    color: var(--_danger);
    text-wrap: pretty;
  }
`;
