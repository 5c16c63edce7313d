/** The card above the bubble. It is drawn in a shadow tree of its own, which the styles of the bubble do not reach. */
export const proactiveCardStyles = /* css */ `
  :host {
    --_unit: max(16px, 1rem);
    --_accent: var(--docent-chat-accent, #2456d3);
    --_accent-text: light-dark(
      oklch(from var(--_accent) min(l, 0.48) c h),
      oklch(from var(--_accent) max(l, 0.78) c h)
    );
    --_text: light-dark(#171a21, #eceef2);
    --_quiet: light-dark(#596070, #a4abb9);
    position: absolute;
    inset-block-end: calc(100% + 12px);
    inset-inline: auto 0;
    inline-size: min(19 * var(--_unit), 100vw - 2 * var(--_gap, 20px));
  }
  :host([at-start]) {
    inset-inline: 0 auto;
  }
  .card {
    position: relative;
    box-sizing: border-box;
    max-block-size: calc(100dvh - 76px - var(--_gap, 20px));
    overflow: auto;
    overscroll-behavior: contain;
    padding: calc(var(--_unit) * 0.875) var(--_unit) calc(var(--_unit) * 0.75);
    border: 1px solid light-dark(#e1e4ea, #343943);
    border-radius: 18px;
    background: light-dark(#fff, #17191e);
    box-shadow: 0 8px 40px #0004;
    color: var(--_text);
    font: calc(var(--_unit) * 0.9375) / 1.45 system-ui, sans-serif;
    text-align: start;
    overflow-wrap: anywhere;
  }
  .card:not(.there) {
    opacity: 0;
    pointer-events: none;
  }
  p {
    margin: 0;
    padding-inline-end: calc(var(--_unit) * 1.75);
    white-space: pre-line;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(var(--_unit) * 0.25);
    margin-block-start: calc(var(--_unit) * 0.75);
  }
  button {
    min-block-size: calc(var(--_unit) * 2.25);
    margin: 0;
    padding: calc(var(--_unit) * 0.25) calc(var(--_unit) * 0.75);
    border: 1px solid transparent;
    border-radius: 10px;
    background: none;
    color: var(--_quiet);
    font: inherit;
    font-size: calc(var(--_unit) * 0.8125);
    cursor: pointer;
    touch-action: manipulation;
    -webkit-tap-highlight-color: transparent;
  }
  button:hover {
    background: color-mix(in oklab, var(--_accent) 12%, transparent);
    color: var(--_text);
  }
  button:focus-visible {
    outline: 2px solid var(--_accent-text);
    outline-offset: 2px;
  }
  .never {
    padding-inline: calc(var(--_unit) * 0.375);
  }
  .main {
    background: var(--_accent);
    color: var(--docent-chat-on-accent, #fff);
    font-size: inherit;
    font-weight: 550;
  }
  .main:hover {
    background: color-mix(in oklab, var(--_accent), var(--_text) 14%);
    color: var(--docent-chat-on-accent, #fff);
  }
  .dismiss {
    position: absolute;
    inset-block-start: calc(var(--_unit) * 0.375);
    inset-inline-end: calc(var(--_unit) * 0.375);
    display: grid;
    place-items: center;
    inline-size: calc(var(--_unit) * 2.25);
    padding: 0;
    border-radius: 50%;
  }
  @media (pointer: coarse) {
    button {
      min-block-size: calc(var(--_unit) * 2.75);
    }
    .dismiss {
      inset-block-start: 0;
      inset-inline-end: 0;
      inline-size: calc(var(--_unit) * 2.75);
    }
  }
  @media (prefers-reduced-motion: no-preference) {
    .there {
      animation: 0.2s come;
    }
    @keyframes come {
      from {
        opacity: 0;
        translate: 0 8px;
      }
    }
  }
  @media (forced-colors: active) {
    button {
      border-color: ButtonText;
    }
    button:focus-visible {
      outline-color: Highlight;
    }
  }
`;
