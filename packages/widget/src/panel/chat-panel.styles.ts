import { css } from 'lit';

/** The panel's frame: above the bubble where there is room, else the whole screen. Only logical sides, for both directions. */
export const panelStyles = css`
  :host {
    /* The bubble's gap and height, and some air. */
    --_gap: var(--docent-chat-gap, 20px);
    --_above: calc(var(--_gap) + 56px + 12px + env(safe-area-inset-bottom));
    position: fixed;
    z-index: var(--docent-chat-z, 1000);
    inset: auto;
    inset-block-end: calc(var(--_above) + var(--_keyboard, 0px));
    inset-inline-end: calc(var(--_gap) + env(safe-area-inset-right));
    display: none;
    inline-size: min(23.75 * var(--_unit), 100dvi - 2 * var(--_gap));
    block-size: min(40 * var(--_unit), 100dvb - var(--_above) - var(--_keyboard, 0px) - 16px);
    margin: 0;
    padding: 0;
    overflow: hidden;
    border: 1px solid var(--_line);
    border-radius: var(--_radius-large);
    background: var(--_surface);
    box-shadow: var(--_shadow);
    color: var(--_text);
    font: var(--_text-size) / 1.45 var(--_font);
    text-size-adjust: 100%;
    overscroll-behavior: contain;
    transition:
      opacity var(--_quick),
      translate var(--_quick);
  }

  :host([at-start]) {
    inset-inline: calc(var(--_gap) + env(safe-area-inset-left)) auto;
  }

  :host([open]) {
    display: block;
  }

  :host(:focus-visible) {
    outline: none;
  }

  .all {
    display: flex;
    flex-direction: column;
    block-size: 100%;
  }

  docent-chat-messages,
  docent-chat-form {
    flex: 1;
    min-block-size: 0;
  }

  docent-chat-form {
    overflow: auto;
  }

  @starting-style {
    :host([open]) {
      opacity: 0;
      translate: 0 12px;
    }
  }

  @media (max-width: 480px), (max-height: 480px) {
    :host,
    :host([at-start]) {
      inset: var(--_top, 0px) 0 var(--_keyboard, 0px);
      inline-size: auto;
      block-size: auto;
      padding: env(safe-area-inset-top) env(safe-area-inset-right) env(safe-area-inset-bottom)
        env(safe-area-inset-left);
      border: 0;
      border-radius: 0;
      box-shadow: none;
    }
  }

  @media print {
    :host([open]) {
      display: none;
    }
  }
`;
