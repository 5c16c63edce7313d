import { css } from 'lit';

/** A chip as wide as the composer below it; long words end in dots. */
export const aboutStyles = css`
  :host {
    display: block;
    flex: none;
    padding: var(--_space-2) var(--_space-3) 0;
  }

  .chip {
    display: flex;
    align-items: center;
    gap: var(--_space-2);
    padding: var(--_space-1);
    padding-inline-start: var(--_space-3);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_accent-soft);
    font-size: var(--_text-small);
    line-height: 1.4;
  }

  svg {
    flex: none;
    color: var(--_accent-text);
  }

  .words {
    flex: 1;
    min-inline-size: 0;
    padding-block: 3px;
  }

  p {
    display: flex;
    gap: 0.4em;
    margin: 0;
  }

  .label,
  .badge {
    flex: none;
    color: var(--_text-quiet);
  }

  .place,
  code {
    min-inline-size: 0;
    overflow: hidden;
  }

  .place {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    font-weight: 550;
    overflow-wrap: anywhere;
  }

  code {
    text-overflow: ellipsis;
    white-space: nowrap;
    font-family: ui-monospace, monospace;
    font-size: 0.95em;
  }

  .icon {
    min-block-size: calc(var(--_target) * 0.8);
    inline-size: calc(var(--_target) * 0.8);
    color: var(--_text-quiet);
  }

  /* The composer stays in sight. */
  @media (max-height: 320px) {
    .selected {
      display: none;
    }

    .place {
      -webkit-line-clamp: 1;
    }
  }
`;
