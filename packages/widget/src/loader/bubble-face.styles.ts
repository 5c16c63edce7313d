/** The rest of the bubble's look: of what happens only once the chat is wanted. */
export const bubbleFaceStyles = /* css */ `
  button {
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
