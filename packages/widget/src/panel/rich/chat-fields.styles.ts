import { css } from 'lit';

/** A form in a message: a card with its fields below one another. */
export const fieldsStyles = css`
  .form,
  fieldset {
    display: grid;
    gap: var(--_space-3);
    min-inline-size: 0;
    margin: 0;
  }

  fieldset {
    padding: 0;
    border: 0;
  }

  .form {
    padding: var(--_space-3);
    border: 1px solid var(--_line);
    border-radius: var(--_radius-large);
    background: var(--_surface-raised);
  }

  .title,
  p {
    margin: 0;
    overflow-wrap: anywhere;
    unicode-bidi: plaintext;
  }

  .title {
    font-weight: 650;
  }

  label {
    display: block;
    margin-block-end: var(--_space-1);
    font-weight: 550;
    overflow-wrap: anywhere;
    unicode-bidi: plaintext;
  }

  small {
    color: var(--_text-quiet);
    font-size: var(--_text-small);
    font-weight: 400;
  }

  .control {
    display: block;
    inline-size: 100%;
    min-block-size: max(2.5rem, 40px);
    margin: 0;
    padding: var(--_space-2) var(--_space-3);
    border: 1px solid var(--_line-strong);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: inherit;
    /* Below 16 px, iOS zooms the page in. */
    font: max(1rem, 16px) / 1.45 var(--_font);
  }

  textarea {
    resize: vertical;
  }

  .box {
    display: flex;
    align-items: flex-start;
    gap: var(--_space-2);
    min-block-size: calc(var(--_target) * 0.75);
  }

  .box > label {
    flex: 0 1 auto;
    margin: 0;
    font-weight: 400;
  }

  [type='checkbox'] {
    flex: none;
    inline-size: 1.2em;
    block-size: 1.2em;
    margin: 0.1em 0 0;
    accent-color: var(--_accent);
  }

  .control:focus-visible {
    outline: 2px solid var(--_accent-text);
    outline-offset: -1px;
  }

  .control[aria-invalid='true'] {
    border-color: var(--_danger);
  }

  .error {
    margin-block-start: var(--_space-1);
    color: var(--_danger);
    font-size: var(--_text-small);
  }

  .error::before {
    content: '! ' / '';
    font-weight: 700;
  }

  .error:empty {
    display: none;
  }

  .sent {
    display: flex;
    align-items: center;
    gap: var(--_space-2);
    color: var(--_text-quiet);
  }

  .sent::before {
    content: '';
    flex: none;
    inline-size: 1.1em;
    block-size: 1.1em;
    background: currentColor;
    clip-path: polygon(8% 52%, 18% 41%, 38% 61%, 81% 17%, 91% 28%, 38% 83%);
    forced-color-adjust: none;
  }
`;
