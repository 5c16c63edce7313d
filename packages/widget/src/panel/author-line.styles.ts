import { css } from 'lit';

/** Who wrote what follows: a face, a name, and whether it is a program. */
export const authorLineStyles = css`
  .by {
    display: flex;
    align-items: center;
    gap: var(--_space-2);
    max-inline-size: 100%;
    padding-block-end: var(--_space-1);
    color: var(--_text-quiet);
    font-size: var(--_text-small);
  }

  .face {
    position: relative;
    display: grid;
    flex: none;
    place-items: center;
    inline-size: calc(var(--_unit) * 1.5);
    aspect-ratio: 1;
    overflow: hidden;
    border-radius: 50%;
    background: var(--_accent-soft);
    color: var(--_accent-text);
    font-size: calc(var(--_unit) * 0.625);
    font-weight: 650;
    user-select: none;
  }

  .face.bot {
    border-radius: 7px;
  }

  .face svg {
    inline-size: 72%;
  }

  .face img {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
  }

  .author {
    min-inline-size: 0;
    overflow: hidden;
    color: var(--_text);
    font-weight: 600;
    text-overflow: ellipsis;
    unicode-bidi: isolate;
    white-space: nowrap;
  }

  .automated {
    flex: none;
    padding: 0 0.5em;
    border: 1px solid var(--_line-strong);
    border-radius: var(--_radius-round);
    font-size: 0.92em;
  }

  @media (forced-colors: active) {
    .face {
      border: 1px solid CanvasText;
    }
  }
`;
