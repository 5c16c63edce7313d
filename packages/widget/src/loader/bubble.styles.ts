/**
 * The bubble's look until the chat is wanted. The place is the element's, because a view transition looks at that alone;
 * it is important, so that no style of the page moves it. What a page hands down or forces
 * stops at the button.
 */
export const bubbleStyles = /* css */ `
  :host {
    /* Turned on its side, a phone has the same inset on both. */
    --_side: calc(var(--docent-chat-gap-inline, var(--docent-chat-gap, 20px)) + env(safe-area-inset-right));
    position: fixed !important;
    z-index: var(--docent-chat-z, 1000) !important;
    bottom: calc(var(--docent-chat-gap-block, var(--docent-chat-gap, 20px)) + env(safe-area-inset-bottom)) !important;
    inset-inline: auto var(--_side) !important;
    width: 56px !important;
    max-width: none !important;
    height: 56px !important;
    margin: 0 !important;
    padding: 0 !important;
  }
  :host(:is([position='start'], [data-position='start'])) {
    inset-inline: var(--_side) auto !important;
  }
  button {
    all: initial;
    position: absolute;
    inset: 0;
    box-sizing: border-box;
    width: 56px;
    height: 56px;
    border: 2px solid #fff3;
    border-radius: 50%;
    padding: 12px;
    background: var(--docent-chat-accent, #2456d3);
    color: var(--docent-chat-on-accent, #fff);
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
  /* It has no chat behind it, and says so to whoever taps. */
  button[title]:focus::after {
    content: attr(title);
    position: fixed;
    bottom: 96px;
    right: 20px;
    padding: 12px;
    background: inherit;
    font: 16px system-ui;
  }
  @media print {
    :host {
      display: none !important;
    }
  }
`;
