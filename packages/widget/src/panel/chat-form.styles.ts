import { css } from 'lit';

/** The form: one field below the other, each as tall as a finger needs. */
export const formStyles = css`
  :host {
    display: block;
    padding: var(--_space-4);
    color: var(--_text);
    font: var(--_text-size) / 1.45 var(--_font);
  }

  form {
    display: grid;
    gap: var(--_space-4);
  }

  p {
    margin: 0;
    color: var(--_text-quiet);
  }

  label {
    display: block;
    margin-block-end: var(--_space-1);
    font-weight: 550;
  }

  small {
    color: var(--_text-quiet);
    font-size: var(--_text-small);
    font-weight: 400;
  }

  .control {
    inline-size: 100%;
    min-block-size: max(2.75rem, 44px);
    margin: 0;
    padding: var(--_space-2) var(--_space-3);
    border: 1px solid var(--_line-strong);
    border-radius: var(--_radius);
    background: var(--_surface-raised);
    color: inherit;
    /* Below 16 px, iOS zooms the page in. */
    font: max(1rem, 16px) / 1.45 var(--_font);
  }

  .control:focus-visible,
  .country:focus-within {
    outline: 2px solid var(--_accent-text);
    outline-offset: -1px;
  }

  .control[aria-invalid='true'] {
    border-color: var(--_danger);
  }

  textarea {
    display: block;
    resize: vertical;
  }

  .phone {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: var(--_space-2);
  }

  .country {
    position: relative;
    display: flex;
    align-items: center;
    gap: var(--_space-2);
    min-inline-size: 5.5rem;
    white-space: nowrap;
  }

  .country::after {
    content: '';
    inline-size: 0.4em;
    block-size: 0.4em;
    margin-inline-start: auto;
    border: solid;
    border-width: 0 2px 2px 0;
    rotate: 45deg;
    translate: 0 -25%;
  }

  /* There, over what is shown: the list has the names, the field has no room for them. */
  select {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    opacity: 0;
    background: var(--_surface-raised);
    color: var(--_text);
    font: inherit;
    cursor: pointer;
  }

  .error {
    color: var(--_danger);
    font-size: 0.875rem;
  }

  .field .error {
    margin-block-start: var(--_space-1);
  }

  .error:empty {
    display: none;
  }

  .button {
    min-block-size: max(2.75rem, 44px);
  }

  .main + .button {
    margin-block-start: calc(-1 * var(--_space-2));
  }

  .button[aria-disabled='true'] {
    opacity: 0.7;
    cursor: progress;
  }
`;
