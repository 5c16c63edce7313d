import { css } from 'lit';

/** Where an element's box begins, the focus ring, and what `hidden` and `visually-hidden` do. For every element of the panel. */
export const base = css`
  :host,
  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }

  [hidden] {
    display: none !important;
  }

  :focus-visible {
    outline: 2px solid var(--_accent-text);
    outline-offset: 2px;
  }

  .visually-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;

/** `<button class="button">`: quiet by default; `main` is the one to press, `icon` a round one with an icon alone. */
export const button = css`
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: var(--_space-2);
    min-block-size: var(--_target);
    margin: 0;
    padding: var(--_space-1) var(--_space-3);
    border: 1px solid transparent;
    border-radius: var(--_radius);
    background: none;
    color: var(--_accent-text);
    font: inherit;
    font-weight: 550;
    text-align: center;
    cursor: pointer;
    transition: background-color var(--_quick);
    -webkit-tap-highlight-color: transparent;
    touch-action: manipulation;
  }

  .button:hover {
    background: var(--_accent-soft);
  }

  .main {
    background: var(--_accent);
    color: var(--_on-accent);
  }

  .main:hover {
    /* Away from what stands on it. */
    background: color-mix(
      in oklab,
      var(--_accent),
      oklch(from var(--_on-accent) calc(1 - l) 0 0) 14%
    );
  }

  .icon {
    inline-size: var(--_target);
    padding: 0;
    flex: none;
    border-radius: var(--_radius-round);
  }

  .button:disabled {
    opacity: 0.45;
    cursor: default;
  }

  @media (forced-colors: active) {
    .button {
      border-color: ButtonText;
    }

    .button:disabled {
      border-color: GrayText;
      color: GrayText;
      opacity: 1;
    }
  }
`;
