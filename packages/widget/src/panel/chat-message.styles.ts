import { css } from 'lit';

/** A message: one's own at the end of the line, in the accent colour; the others' at its start. */
export const messageStyles = css`
  li {
    display: flex;
    flex-direction: column;
    align-items: flex-start;
    padding-block-start: 3px;
  }

  li.visitor {
    align-items: flex-end;
  }

  li.first {
    padding-block-start: var(--_space-3);
  }

  .day {
    align-self: center;
    padding-block-end: var(--_space-3);
    color: var(--_text-quiet);
    font-size: var(--_text-small);
  }

  .day::first-letter {
    text-transform: uppercase;
  }

  .bubble {
    max-inline-size: 86%;
    padding: var(--_space-2) var(--_space-3);
    border-radius: var(--_radius-large);
    border-end-start-radius: 6px;
    background: var(--_surface-sunken);
    overflow-wrap: anywhere;
    /* Each paragraph in the direction of its own text, and no mark in it reaches further. */
    unicode-bidi: plaintext;
    white-space: pre-wrap;
  }

  .visitor .bubble {
    border-end-start-radius: var(--_radius-large);
    border-end-end-radius: 6px;
    background: var(--_accent);
    color: var(--_on-accent);
  }

  .bubble.empty {
    font-style: italic;
  }

  .bubble a {
    color: var(--_accent-text);
    unicode-bidi: isolate;
  }

  .visitor :is(.bubble a, .toggle) {
    color: inherit;
    outline-color: currentColor;
  }

  .toggle,
  .act {
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
    -webkit-tap-highlight-color: transparent;
  }

  .toggle {
    display: block;
    margin-inline: calc(var(--_space-1) * -1);
    white-space: normal;
  }

  :is(.toggle, .act):hover {
    text-decoration: underline;
  }

  .bubble + docent-chat-media {
    margin-block-start: var(--_space-1);
  }

  docent-chat-fields,
  docent-chat-replies {
    display: block;
    inline-size: 86%;
    padding-block-start: var(--_space-2);
  }

  docent-chat-replies {
    inline-size: 100%;
  }

  :is(docent-chat-fields, docent-chat-replies):not(:defined) {
    display: none;
  }

  @media (forced-colors: active) {
    .bubble {
      border: 1px solid;
    }

    .visitor .bubble {
      border-width: 2px;
    }
  }
`;
