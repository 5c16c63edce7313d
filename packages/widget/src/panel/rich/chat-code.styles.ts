import { css } from 'lit';

/** A block of code: it scrolls in itself, and runs from left to right in every language. Adopted with the rich text. */
export const codeStyles = css`
  docent-chat-code {
    display: block;
    min-inline-size: 0;
    margin-block: 2px;
    overflow: hidden;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    direction: ltr;
    text-align: left;
    white-space: normal;
  }

  docent-chat-code .bar {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--_space-2);
    min-block-size: var(--_target);
    padding-inline: var(--_space-3) var(--_space-1);
    border-block-end: 1px solid var(--_line);
    color: var(--_text-quiet);
    font-size: var(--_text-small);
  }

  docent-chat-code .language {
    overflow: hidden;
    text-overflow: ellipsis;
    unicode-bidi: isolate;
    white-space: nowrap;
  }

  docent-chat-code button {
    flex: none;
    min-block-size: calc(var(--_target) - 4px);
    padding: 0 var(--_space-2);
    border: 0;
    border-radius: calc(var(--_radius) - 2px);
    background: none;
    color: var(--_accent-text);
    font: inherit;
    font-weight: 550;
    cursor: pointer;
    touch-action: manipulation;
    -webkit-tap-highlight-color: transparent;
  }

  docent-chat-code button:hover {
    background: var(--_accent-soft);
  }

  docent-chat-code :focus-visible {
    outline-offset: -2px;
  }

  docent-chat-code pre {
    max-block-size: 24em;
    margin: 0;
    padding: var(--_space-2) var(--_space-3) var(--_space-3);
    overflow: auto;
    overscroll-behavior: contain;
    font:
      0.87em / 1.5 ui-monospace,
      'SF Mono',
      Menlo,
      Consolas,
      monospace;
    scrollbar-width: thin;
    scrollbar-color: var(--_line-strong) transparent;
    tab-size: 2;
    unicode-bidi: isolate;
    white-space: pre;
  }

  .rich pre > code {
    padding: 0;
    background: none;
    font: inherit;
    outline: 0;
  }
`;
