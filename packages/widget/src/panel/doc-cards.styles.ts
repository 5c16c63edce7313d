import { css } from 'lit';

/** Links to docs, each a card. */
export const docCardsStyles = css`
  .cards {
    display: grid;
    gap: var(--_space-1);
    inline-size: 86%;
    padding-block-start: var(--_space-2);
  }

  .docs {
    padding-inline: var(--_space-3);
    color: var(--_text-quiet);
    font-size: var(--_text-small);
  }

  .card {
    display: grid;
    /* Each line in its own direction, and all on one side. */
    justify-items: start;
    gap: 1px;
    padding: var(--_space-2) var(--_space-3);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface-raised);
    color: var(--_text);
    font-size: calc((var(--_text-small) + var(--_text-size)) / 2);
    overflow-wrap: anywhere;
    text-decoration: none;
    transition: background-color var(--_quick);
  }

  .card:hover {
    border-color: var(--_line-strong);
    background: var(--_accent-soft);
  }

  .card > .title {
    color: var(--_accent-text);
    font-size: var(--_text-size);
    font-weight: 600;
  }

  .card > small {
    max-inline-size: 100%;
    overflow: hidden;
    color: var(--_text-quiet);
    font-size: var(--_text-small);
    text-overflow: ellipsis;
    white-space: nowrap;
  }
`;
