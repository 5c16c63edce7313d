/**
 * The bubble's look until the chat is wanted. The place is the element's, because a view transition looks at that alone;
 * it is important, so that no style of the page moves it. What a page inherits stops at the element, and what it forces
 * on the element stops at the button.
 */
export const bubbleStyles = /* css */ `
  :host {
    all: initial;
    --_gap: var(--docent-chat-gap, 20px);
    /* Turned on its side, a phone has the same inset on both. */
    --_side: calc(var(--_gap) + env(safe-area-inset-right));
    position: fixed !important;
    z-index: var(--docent-chat-z, 1000) !important;
    bottom: calc(var(--_gap) + env(safe-area-inset-bottom)) !important;
    inset-inline: auto var(--_side) !important;
    width: 56px !important;
    max-width: none !important;
    height: 56px !important;
    margin: 0 !important;
    padding: 0 !important;
    color-scheme: inherit;
  }
  :host([position='start']),
  :host([data-position='start']) {
    inset-inline: var(--_side) auto !important;
  }
  button {
    all: initial;
    position: absolute;
    inset: 0;
    box-sizing: border-box;
    width: 100%;
    height: 100%;
    border: 2px solid #fff3;
    border-radius: 50%;
    padding: 12px;
    background: var(--docent-chat-accent, #2456d3);
    color: var(--docent-chat-on-accent, #fff);
    cursor: pointer;
  }
  button:focus-visible {
    /* In the browser's own two colours, one of which is seen on any page. */
    outline: 3px auto;
  }
  button::before {
    content: '';
    display: block;
    /* All of it is border: of that, forced colours leave something to see. */
    border-top: 28px solid;
    clip-path: path('M14 3a11 10 0 1 1-5 19l-6 3 2-6a11 10 0 0 1 9-16');
  }
  :host([hidden]) {
    display: none !important;
  }
  @media print {
    :host {
      display: none !important;
    }
  }
`;
