import { css } from 'lit';

/** A field like the composer's, and what was found as a list of links below it. */
export const searchStyles = css`
  :host {
    display: block;
  }

  .field {
    display: flex;
    align-items: center;
    gap: var(--_space-2);
    padding-inline: var(--_space-3) var(--_space-2);
    border: 1px solid var(--_line-strong);
    border-radius: var(--_radius);
    background: var(--_surface-raised);
  }

  .field:focus-within {
    outline: 2px solid var(--_accent-text);
    outline-offset: -1px;
  }

  svg {
    flex: none;
    color: var(--_text-quiet);
  }

  input {
    flex: 1;
    min-inline-size: 0;
    min-block-size: calc(var(--_target) + 4px);
    margin: 0;
    padding: 0;
    border: 0;
    background: none;
    color: inherit;
    /* Below 16 px, iOS zooms the page in. */
    font: var(--_text-large) / 1.5 var(--_font);
    appearance: none;
  }

  input:focus-visible {
    outline: none;
  }

  input::placeholder {
    color: var(--_text-quiet);
    opacity: 1;
  }

  p {
    margin: 0;
    color: var(--_text-quiet);
    font-size: var(--_text-small);
  }

  p:not(:empty) {
    margin-block: var(--_space-3) var(--_space-1);
  }

  ul {
    margin: 0;
    margin-inline: calc(-1 * var(--_space-2));
    padding: 0;
    list-style: none;
  }

  a {
    display: flex;
    flex-direction: column;
    /* Each line in its own direction, and all on one side. */
    align-items: flex-start;
    justify-content: center;
    min-block-size: var(--_target);
    padding: var(--_space-1) var(--_space-2);
    border-radius: var(--_radius);
    color: inherit;
    line-height: 1.35;
    text-decoration: none;
    overflow-wrap: anywhere;
  }

  a:hover {
    background: var(--_accent-soft);
  }

  a:focus-visible {
    outline-offset: -2px;
  }

  .title {
    color: var(--_accent-text);
    font-weight: 550;
  }

  a:hover .title {
    text-decoration: underline;
  }

  .section {
    color: var(--_text-quiet);
    font-size: var(--_text-small);
  }
`;
