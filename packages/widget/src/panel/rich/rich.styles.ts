import { css } from 'lit';

/** What stands in a bubble besides plain text. Adopted by the list of messages when the first such message is shown. */
export const richStyles = css`
  .rich {
    display: grid;
    gap: var(--_space-2);
    min-inline-size: 0;
    white-space: normal;
  }

  .rich > * {
    min-inline-size: 0;
  }

  .rich :is(p, ul, ol, blockquote) {
    margin: 0;
    padding: 0;
  }

  .rich p {
    text-align: start;
    unicode-bidi: plaintext;
    white-space: pre-wrap;
  }

  .rich :is(.heading, strong) {
    font-weight: 650;
  }

  .rich :is(ul, ol) {
    padding-inline-start: 1.4em;
    list-style: disc;
  }

  .rich ol {
    padding-inline-start: 1.8em;
    list-style: decimal;
  }

  .rich ul ul {
    list-style: circle;
  }

  .rich li {
    display: list-item;
    padding: 0;
  }

  .rich li + li {
    margin-block-start: var(--_space-1);
  }

  .rich li > * + * {
    margin-block-start: var(--_space-1);
  }

  .rich blockquote {
    display: grid;
    gap: var(--_space-2);
    padding-inline-start: var(--_space-3);
    border-inline-start: 3px solid var(--_line-strong);
    color: var(--_text-quiet);
  }

  .rich code {
    padding: 0.1em 0.3em;
    border-radius: 5px;
    background: color-mix(in oklab, currentColor 11%, transparent);
    direction: ltr;
    font-family: ui-monospace, 'SF Mono', Menlo, Consolas, monospace;
    font-size: 0.9em;
    unicode-bidi: isolate;
    -webkit-box-decoration-break: clone;
    box-decoration-break: clone;
  }

  .rich .host {
    opacity: 0.85;
    font-size: var(--_text-small);
  }

  .bubble:has(docent-chat-code) {
    inline-size: 86%;
  }

  @media (forced-colors: active) {
    .rich code {
      outline: 1px solid;
    }
  }
`;
