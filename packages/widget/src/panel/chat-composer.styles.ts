import { css } from 'lit';

/** The composer: a field that grows with its text, and the button in it. */
export const composerStyles = css`
  :host {
    display: block;
    flex: none;
    padding: var(--_space-2) var(--_space-3) var(--_space-3);
  }

  .box {
    display: flex;
    align-items: flex-end;
    gap: var(--_space-1);
    padding: 3px;
    border: 1px solid var(--_line-strong);
    border-radius: calc(var(--_target) / 2 + 4px);
    background: var(--_surface-raised);
    cursor: text;
  }

  .box:has(textarea:focus) {
    outline: 2px solid var(--_accent-text);
    outline-offset: -1px;
  }

  textarea {
    --_pad: calc((var(--_target) - 1.5 * var(--_text-large)) / 2);
    flex: 1;
    min-inline-size: 0;
    min-block-size: var(--_target);
    max-block-size: min(9 * var(--_text-large) + 2 * var(--_pad), 35dvh);
    margin: 0;
    padding: var(--_pad) var(--_space-3);
    border: 0;
    background: none;
    color: inherit;
    /* Below 16 px, iOS zooms the page in. */
    font: var(--_text-large) / 1.5 var(--_font);
    overflow-wrap: anywhere;
    resize: none;
    field-sizing: content;
    scrollbar-width: thin;
  }

  textarea:focus-visible {
    outline: none;
  }

  textarea::placeholder {
    color: var(--_text-quiet);
    opacity: 1;
  }

  .attach {
    color: var(--_text-quiet);
  }

  .attach ~ textarea {
    padding-inline-start: var(--_space-1);
  }

  .button:disabled {
    background: var(--_surface-sunken);
    color: var(--_text-quiet);
    opacity: 1;
  }

  p {
    margin: 0 0 var(--_space-2);
    padding-inline: var(--_space-2);
    color: var(--_danger);
    font-size: var(--_text-small);
  }
`;
