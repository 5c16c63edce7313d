import { css } from 'lit';

/** The list's frame: it scrolls, and what floats over it does not move it. */
export const messagesStyles = css`
  :host {
    position: relative;
    display: flex;
    flex-direction: column;
    min-block-size: 0;
    background: var(--_surface);
    color: var(--_text);
    font: var(--_text-size) / 1.45 var(--_font);
  }

  .scroller {
    flex: 1;
    min-block-size: 0;
    overflow: hidden auto;
    /* The reader's place is kept by us, in every browser alike. */
    overflow-anchor: none;
    overscroll-behavior: contain;
    scrollbar-width: thin;
    scrollbar-color: var(--_line-strong) transparent;
    /* What floats over the list does not stand on the message that has the focus. */
    scroll-padding-block: min(var(--_target), 20%) min(var(--_target) + var(--_space-4), 30%);
  }

  .scroller:focus-visible {
    outline-offset: -2px;
  }

  li:focus-visible {
    border-radius: var(--_radius);
    outline-offset: 1px;
  }

  ol {
    display: flow-root;
    margin: 0;
    padding: var(--_space-2) var(--_space-4) var(--_space-4);
    list-style: none;
  }

  .hint,
  .note,
  .pill {
    position: absolute;
    inset-inline: 0;
    inline-size: fit-content;
    max-inline-size: 90%;
    margin-inline: auto;
    border: 1px solid var(--_line);
    border-radius: var(--_radius-round);
    background: var(--_surface-raised);
    font-size: var(--_text-small);
  }

  .hint,
  .note {
    inset-block-start: var(--_space-2);
    padding: var(--_space-1) var(--_space-3);
    color: var(--_text-quiet);
    pointer-events: none;
  }

  .hint {
    display: none;
    border-color: var(--_line-strong);
    color: var(--_text);
    text-align: center;
  }

  .scroller:focus-visible + .hint {
    display: block;
  }

  .pill {
    inset-block-end: var(--_space-3);
    min-block-size: var(--_target);
    padding: var(--_space-1) var(--_space-4);
    box-shadow: var(--_shadow);
    color: var(--_accent-text);
    font-family: inherit;
    font-weight: 550;
    cursor: pointer;
    touch-action: manipulation;
    -webkit-tap-highlight-color: transparent;
    animation: rise var(--_quick);
  }

  .pill::after {
    content: '↓' / '';
    margin-inline-start: var(--_space-2);
  }

  .pill:hover {
    background: color-mix(in oklab, var(--_surface-raised), var(--_accent) 12%);
  }

  @keyframes rise {
    from {
      opacity: 0;
      translate: 0 8px;
    }
  }
`;
