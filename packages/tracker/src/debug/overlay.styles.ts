/** The look of the overlay. What a page hands down or forces stops at the host, or is important here. */
export const overlayStyles = /* css */ `
  :host {
    all: initial !important;
    position: fixed !important;
    inset: 12px auto auto 12px !important;
    inset-inline: 12px auto !important;
    z-index: 2147483647 !important;
    display: block !important;
    width: min(400px, 100vw - 24px) !important;
    max-height: calc(100dvh - 112px) !important;
    overflow: visible !important;
    color-scheme: light dark !important;
    direction: ltr !important;
    font: 13px/1.5 system-ui, sans-serif !important;
    --ink: light-dark(#1b2230, #e7eaf1);
    --quiet: light-dark(#566072, #a3adbf);
    --paper: light-dark(#fff, #171b24);
    --line: light-dark(#d9dee8, #333b4b);
    --good: light-dark(#146c43, #6fd3a0);
    --warning: light-dark(#8a5300, #f0b75e);
    --bad: light-dark(#b3261e, #ff9d94);
    --accent: light-dark(#2456d3, #9db6ff);
  }
  section {
    display: flex;
    flex-direction: column;
    max-height: calc(100dvh - 112px);
    border: 1px solid var(--line);
    border-radius: 12px;
    background: var(--paper);
    color: var(--ink);
    box-shadow: 0 8px 32px #0003;
    overflow: hidden;
  }
  header {
    display: flex;
    align-items: center;
    gap: 4px;
    padding: 8px 8px 8px 14px;
    border-block-end: 1px solid var(--line);
  }
  .folded header {
    border-block-end: 0;
  }
  .folded main {
    display: none;
  }
  h2 {
    flex: 1;
    margin: 0;
    font: 600 14px/1.5 system-ui, sans-serif;
  }
  main {
    overflow: auto;
    overscroll-behavior: contain;
  }
  main:focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: -2px;
  }
  button {
    min-height: 28px;
    border: 1px solid var(--line);
    border-radius: 8px;
    padding: 0 10px;
    background: none;
    color: inherit;
    font: inherit;
    cursor: pointer;
  }
  button:hover {
    border-color: var(--quiet);
  }
  button[aria-pressed='true'] {
    border-color: var(--accent);
    color: var(--accent);
  }
  :is(button, summary):focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: -1px;
  }
  .part + .part {
    border-block-start: 1px solid var(--line);
  }
  summary {
    display: flex;
    gap: 8px;
    align-items: baseline;
    padding: 7px 14px;
    cursor: pointer;
    list-style: none;
  }
  summary::-webkit-details-marker {
    display: none;
  }
  summary::before {
    content: '';
    flex: none;
    width: 5px;
    height: 5px;
    border: solid currentColor;
    border-width: 0 1.5px 1.5px 0;
    rotate: -45deg;
    translate: 0 -2px;
  }
  [open] > summary::before {
    rotate: 45deg;
    translate: 0 -3px;
  }
  h3 {
    flex: none;
    margin: 0;
    font: 600 13px/1.5 system-ui, sans-serif;
  }
  .summary {
    flex: 1;
    min-width: 0;
    color: var(--quiet);
    text-align: end;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .good {
    color: var(--good);
  }
  .warning {
    color: var(--warning);
  }
  .bad {
    color: var(--bad);
  }
  .body {
    padding: 0 14px 12px 27px;
  }
  dl {
    display: grid;
    grid-template-columns: minmax(64px, max-content) minmax(0, 1fr);
    gap: 3px 12px;
    margin: 0;
  }
  dt {
    color: var(--quiet);
  }
  dd {
    margin: 0;
    overflow-wrap: anywhere;
  }
  dd details summary {
    padding: 0;
  }
  p {
    margin: 8px 0 0;
    color: var(--quiet);
    font-size: 12px;
  }
  pre {
    margin: 8px 0;
    max-height: 280px;
    border-radius: 8px;
    padding: 10px;
    background: light-dark(#f3f5f9, #10131a);
    font: 11.5px/1.5 ui-monospace, monospace;
    white-space: pre-wrap;
    overflow: auto;
    overflow-wrap: anywhere;
  }
  .live {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
  @media (max-width: 480px) {
    section {
      max-height: 60dvh;
    }
  }
  @media (forced-colors: active) {
    section {
      border-color: CanvasText;
    }
  }
  @media print {
    :host {
      display: none !important;
    }
  }
`;
