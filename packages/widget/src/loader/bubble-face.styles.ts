/** The rest of the bubble's look: of what happens only once the chat is wanted. */
export const bubbleFaceStyles = /* css */ `
  :host {
    color-scheme: inherit;
  }
  :host(:is([theme='light'], [data-theme='light'])) {
    color-scheme: light !important;
  }
  :host(:is([theme='dark'], [data-theme='dark'])) {
    color-scheme: dark !important;
  }
  /* What a page may force on every element, and the chat would show. */
  :host(:not([mode='inline'], [data-mode='inline'])) {
    top: auto !important;
    min-width: 0 !important;
    min-height: 0 !important;
    max-height: none !important;
    box-sizing: border-box !important;
    border: 0 !important;
    overflow: visible !important;
    outline: 0 !important;
    background: none !important;
    box-shadow: none !important;
    opacity: 1 !important;
    transform: none !important;
    translate: none !important;
    rotate: none !important;
    scale: none !important;
    filter: none !important;
    backdrop-filter: none !important;
    clip-path: none !important;
    mask: none !important;
    mix-blend-mode: normal !important;
    contain: none !important;
    content-visibility: visible !important;
    animation: none !important;
    transition: none !important;
  }
  :host([popover]) {
    display: block;
  }
  /* Embedded in the page, the chat is as large as the page has made the element. */
  :host(:is([mode='inline'], [data-mode='inline'])) {
    display: block;
    position: relative;
    block-size: 480px;
  }
  :host([hidden]) {
    display: none !important;
  }
  button {
    cursor: pointer;
    touch-action: manipulation;
    -webkit-tap-highlight-color: transparent;
  }
  button:hover {
    background: color-mix(in oklab, var(--docent-chat-accent, #2456d3), #000 14%);
  }
  button:active {
    scale: 0.94;
  }
  button[aria-expanded='true']::before {
    clip-path: path('M14 20 4 10l2-2 8 8 8-8 2 2z');
  }
  span {
    position: absolute;
    inset-block-start: -6px;
    inset-inline-end: -6px;
    min-width: 12px;
    border: 2px solid #fff;
    border-radius: 99px;
    padding: 0 4px;
    background: #b3261e;
    color: #fff;
    font: 600 12px/20px system-ui, sans-serif;
    text-align: center;
  }
  span:empty {
    display: none;
  }
  @media (prefers-reduced-motion: no-preference) {
    button {
      transition: 0.15s;
      transition-property: background, scale;
    }
  }
`;
