import { css } from 'lit';

/**
 * The panel's frame: above the bubble where there is room, else the whole screen, or a box in the page. What is in it looks
 * at the frame's size, not at the window's. Only logical sides, for both directions; the side of the screen is the page's.
 */
export const panelStyles = css`
  :host {
    all: initial;
    /* The bubble's gap and height, which go along with a page that zooms itself, and some air. */
    --_gap: var(--docent-chat-gap, 20px);
    --_side: calc(var(--docent-chat-gap-inline, var(--_gap)) * var(--_page-zoom, 1));
    --_above: calc(
      (var(--docent-chat-gap-block, var(--_gap)) + 56px) * var(--_page-zoom, 1) + 12px +
        env(safe-area-inset-bottom)
    );
    position: fixed;
    z-index: var(--docent-chat-z, 1000);
    inset: auto;
    inset-block-end: calc(var(--_above) + var(--_keyboard, 0px));
    inset-inline-end: calc(var(--_side) + env(safe-area-inset-right));
    box-sizing: border-box;
    display: none;
    inline-size: min(23.75 * var(--_unit), 100dvi - 2 * var(--_side));
    block-size: min(40 * var(--_unit), 100dvb - var(--_above) - var(--_keyboard, 0px) - 16px);
    color-scheme: inherit;
  }

  :host([at-start]) {
    inset-inline: calc(var(--_side) + env(safe-area-inset-left)) auto;
  }

  :host([open]) {
    display: block;
  }

  :host([open][fills]) {
    display: contents;
  }

  :host([inline]) {
    position: absolute;
    inset: 0;
    z-index: auto;
    inline-size: auto;
    block-size: auto;
  }

  .frame {
    container-type: size;
    position: static;
    display: block;
    inline-size: 100%;
    block-size: 100%;
    max-inline-size: none;
    max-block-size: none;
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

  :host([fills]) .frame {
    position: fixed;
    inset: var(--_top, 0px) 0 var(--_keyboard, 0px);
    inline-size: auto;
    block-size: auto;
    padding: env(safe-area-inset-top) env(safe-area-inset-right) env(safe-area-inset-bottom)
      env(safe-area-inset-left);
    border: 0;
    border-radius: 0;
    box-shadow: none;
  }

  .frame::backdrop {
    background: var(--_surface);
  }

  :host([inline]) .frame {
    box-shadow: none;
  }

  .content,
  .all {
    display: flex;
    flex-direction: column;
    block-size: 100%;
  }

  .content {
    position: relative;
    outline: none;
  }

  docent-chat-messages,
  docent-chat-welcome,
  docent-chat-form {
    flex: 1;
    min-block-size: 0;
  }

  docent-chat-form {
    overflow: auto;
  }

  /* A screen at 400 %, or a phone on its side with its keyboard: what is said and written comes first. */
  @container (max-height: 340px) {
    .content {
      --_space-2: calc(var(--_unit) * 0.25);
      --_space-3: calc(var(--_unit) * 0.5);
      --_space-4: calc(var(--_unit) * 0.5);
      --_target: calc(var(--_unit) * 2);
    }
  }

  /* What stands in a page does not come: it is there. */
  @starting-style {
    :host([open]:not([inline])) .frame {
      opacity: 0;
      translate: 0 12px;
    }
  }

  @media print {
    :host([open]) {
      display: none;
    }
  }
`;
