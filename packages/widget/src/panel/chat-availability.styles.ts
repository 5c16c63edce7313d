import { css } from 'lit';

/** A calm line above the composer; no room while there is nothing to say. */
export const availabilityStyles = css`
  :host {
    display: block;
    flex: none;
    color: var(--_text-quiet);
    font-size: var(--_text-small);
    line-height: 1.4;
  }

  .line {
    display: flex;
    align-items: flex-start;
    gap: var(--_space-2);
    padding: var(--_space-2) var(--_space-4) var(--_space-1);
    overflow-wrap: anywhere;
  }

  p {
    margin: 0;
  }

  /* As tall as the first line beside it. */
  svg {
    flex: none;
    inline-size: 1.1em;
    block-size: 1.4em;
    opacity: 0.85;
  }

  .button {
    min-block-size: 0;
    margin-block-start: var(--_space-1);
    padding: 0;
    border: 0;
    border-radius: 2px;
    font-weight: inherit;
    text-align: start;
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }

  .button:hover {
    background: none;
    text-decoration-thickness: 2px;
  }

  @media (pointer: coarse) {
    .button {
      min-block-size: var(--_target);
    }
  }
`;
