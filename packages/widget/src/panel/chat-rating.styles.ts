import { css } from 'lit';

/** The question after a chat: five faces in a row, then a word about it. */
export const ratingStyles = css`
  :host {
    display: block;
    flex: 0 1 auto;
    min-block-size: 0;
    overflow: auto;
    padding: var(--_space-3) var(--_space-4) var(--_space-4);
    border-block-start: 1px solid var(--_line);
  }

  form {
    display: grid;
    justify-items: center;
  }

  fieldset {
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }

  legend {
    margin: auto;
    padding: 0;
    font-weight: 600;
    text-align: center;
  }

  .scores {
    display: flex;
    justify-content: center;
    gap: var(--_space-1);
    margin-block-start: var(--_space-2);
  }

  .scores > label {
    position: relative;
    display: grid;
    place-items: center;
    inline-size: max(44px, var(--_unit) * 2.75);
    aspect-ratio: 1;
    border: 2px solid transparent;
    border-radius: 50%;
    color: var(--_text-quiet);
    cursor: pointer;
    transition: background-color var(--_quick);
    -webkit-tap-highlight-color: transparent;
  }

  .scores > label:hover {
    background: var(--_surface-sunken);
    color: var(--_text);
  }

  .scores > label:has(:checked) {
    border-color: var(--_accent-text);
    background: var(--_accent-soft);
    color: var(--_accent-text);
  }

  .scores > label:has(:focus-visible) {
    outline: 2px solid var(--_accent-text);
    outline-offset: 2px;
  }

  input {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    margin: 0;
    opacity: 0;
    cursor: pointer;
  }

  p {
    margin: 0;
  }

  .chosen {
    min-block-size: 1.45em;
    color: var(--_text-quiet);
    font-size: var(--_text-small);
  }

  .comment {
    inline-size: 100%;
    margin-block: var(--_space-2) var(--_space-3);
    color: var(--_text-quiet);
    font-size: var(--_text-small);
  }

  textarea {
    display: block;
    inline-size: 100%;
    margin-block-start: var(--_space-1);
    padding: var(--_space-2) var(--_space-3);
    border: 1px solid var(--_line-strong);
    border-radius: var(--_radius);
    background: var(--_surface-raised);
    color: var(--_text);
    /* Below 16 px, iOS zooms the page in. */
    font: max(1rem, 16px) / 1.45 var(--_font);
    resize: vertical;
  }

  .main {
    inline-size: 100%;
  }

  .main[aria-disabled='true'] {
    opacity: 0.7;
    cursor: progress;
  }

  .failed {
    margin-block-end: var(--_space-2);
    color: var(--_danger);
    font-size: var(--_text-small);
    text-align: center;
  }

  .thanks {
    font-weight: 600;
    text-align: center;
    outline: none;
  }

  @media (forced-colors: active) {
    .scores > label {
      forced-color-adjust: none;
      color: CanvasText;
    }

    .scores > label:has(:checked) {
      border-color: Highlight;
      background: Highlight;
      color: HighlightText;
    }
  }
`;
