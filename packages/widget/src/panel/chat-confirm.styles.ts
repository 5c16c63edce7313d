import { css } from 'lit';

/** The question over the panel: it covers the rest, and scrolls where there is no room for it. */
export const confirmStyles = css`
  :host {
    position: absolute;
    z-index: 2;
    inset: 0;
    display: flex;
    overflow: auto;
    padding: var(--_space-4);
    background: color-mix(in oklab, var(--_surface) 45%, rgb(0 0 0 / 0.45));
  }

  .card {
    inline-size: 100%;
    margin: auto auto 0;
    padding: var(--_space-4);
    border: 1px solid var(--_line);
    border-radius: var(--_radius-large);
    background: var(--_surface-raised);
    box-shadow: var(--_shadow);
  }

  p {
    margin: 0 0 var(--_space-4);
    font-size: var(--_text-large);
    text-wrap: pretty;
  }

  .failed {
    color: var(--_danger);
    font-size: var(--_text-size);
  }

  .failed:empty {
    margin: 0;
  }

  .choices {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-2);
  }

  .choices > .button {
    flex: 1 1 auto;
    border-color: var(--_line-strong);
    color: var(--_text);
  }

  .choices > .main {
    border-color: transparent;
    background: var(--_danger);
    color: var(--_surface);
  }

  .main[aria-disabled='true'] {
    opacity: 0.6;
    cursor: progress;
  }

  @media (forced-colors: active) {
    .choices > .button {
      border-color: ButtonText;
      /* The surface is a colour of the system there, which is not replaced: it would be written on itself. */
      color: ButtonText;
    }
  }
`;
