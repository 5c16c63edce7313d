import { css } from 'lit';

/** Begins at the top, so that nothing moves while results come and go below it; scrolls where there is no room. */
export const welcomeStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    overflow: auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
  }

  .all {
    display: flex;
    flex-direction: column;
    align-items: stretch;
    gap: var(--_space-4);
    padding: var(--_space-4);
    padding-block: calc(2 * var(--_space-3)) var(--_space-2);
  }

  .greeting {
    margin: 0 0 var(--_space-1);
    font-size: calc(var(--_unit) * 1.5);
    font-weight: 650;
    line-height: 1.25;
    letter-spacing: -0.01em;
    overflow-wrap: anywhere;
    text-wrap: balance;
    white-space: pre-line;
  }

  :has(docent-chat-search[full]) > .button {
    display: none;
  }

  .button {
    align-self: start;
    border-color: var(--_line-strong);
    border-radius: var(--_radius-round);
    padding-inline: var(--_space-3) var(--_space-4);
  }

  svg {
    flex: none;
  }

  /* What was looked for needs the room. */
  @media (max-height: 560px) {
    :has(docent-chat-search[full]) > .greeting {
      display: none;
    }
  }

  @media (max-height: 320px) {
    .all {
      gap: var(--_space-2);
      padding-block-start: var(--_space-2);
    }

    .greeting {
      font-size: var(--_text-large);
    }
  }
`;
