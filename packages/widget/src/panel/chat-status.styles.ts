import { css } from 'lit';

/** The status line: quiet, one line where it fits, and no room while there is nothing to say. */
export const statusStyles = css`
  :host {
    display: block;
    flex: none;
    color: var(--_text-quiet);
    font-size: var(--_text-small);
  }

  .status {
    display: flex;
    align-items: center;
    gap: var(--_space-2);
    padding-inline: var(--_space-4) var(--_space-3);
    overflow-wrap: anywhere;
  }

  .status > p {
    margin: 0;
    padding-block: var(--_space-1);
  }

  .over {
    flex-direction: column;
    padding-block: var(--_space-3) var(--_space-4);
    border-block-start: 1px solid var(--_line);
    font-size: var(--_text-size);
    text-align: center;
  }

  .retry {
    flex: none;
    margin-inline-start: auto;
    padding-inline: var(--_space-2);
  }

  .dots {
    display: flex;
    gap: 3px;
    padding: 7px 8px;
    border-radius: var(--_radius-round);
    background: var(--_surface-sunken);
  }

  .dots > i {
    inline-size: 5px;
    block-size: 5px;
    border-radius: 50%;
    background: currentColor;
    animation: dot 1.2s infinite both;
  }

  .dots > :nth-child(2) {
    animation-delay: 0.15s;
  }

  .dots > :nth-child(3) {
    animation-delay: 0.3s;
  }

  @keyframes dot {
    0%,
    60%,
    100% {
      opacity: 0.35;
    }

    30% {
      opacity: 1;
      translate: 0 -2px;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .dots > i {
      animation: none;
    }
  }

  @media (forced-colors: active) {
    .dots > i {
      background: CanvasText;
    }
  }
`;
