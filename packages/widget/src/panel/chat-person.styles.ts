import { css } from 'lit';

/** Who one talks to: a round face, and the name beside it. */
export const personStyles = css`
  :host {
    display: flex !important;
    align-items: center;
    gap: var(--_space-2);
    margin-inline-start: calc(-1 * var(--_space-1));
  }

  .face {
    display: flex;
    flex: none;
    align-items: center;
    justify-content: center;
    inline-size: calc(var(--_unit) * 2.25);
    aspect-ratio: 1;
    overflow: hidden;
    border-radius: 50%;
    background: var(--_accent-soft);
    color: var(--_accent-text);
    font-size: var(--_text-size);
    font-weight: 650;
    user-select: none;
  }

  .bot {
    border-radius: var(--_radius);
  }

  img {
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
  }

  .words {
    flex: 1;
    min-inline-size: 0;
  }

  h2 {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    column-gap: var(--_space-2);
    margin: 0;
    font-size: calc(var(--_unit) * 1.0625);
    font-weight: 650;
    line-height: 1.3;
    white-space: nowrap;
  }

  bdi {
    overflow: hidden;
    text-overflow: ellipsis;
  }

  small {
    flex: none;
    color: var(--_text-quiet);
    font-size: var(--_text-small);
    font-weight: 450;
  }

  /* Where every line counts, and what is beside them too. */
  @media (max-height: 320px) {
    .face {
      display: none;
    }
  }

  @media (forced-colors: active) {
    .face {
      border: 1px solid CanvasText;
    }
  }
`;
