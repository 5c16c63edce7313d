import { css } from 'lit';

/** The header: what this is, who one is, and the way out. */
export const headerStyles = css`
  :host {
    display: block;
    flex: none;
    border-block-end: 1px solid var(--_line);
  }

  .header {
    position: relative;
    display: flex;
    align-items: flex-start;
    gap: var(--_space-1);
    padding: var(--_space-2);
    padding-inline-start: var(--_space-4);
  }

  .title {
    flex: 1;
    min-inline-size: 0;
    align-self: center;
  }

  h2,
  p {
    margin: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  h2 {
    font-size: calc(var(--_unit) * 1.0625);
    font-weight: 650;
    line-height: 1.3;
  }

  .who {
    display: flex;
    align-items: baseline;
    gap: var(--_space-1);
    color: var(--_text-quiet);
    font-size: var(--_text-small);
  }

  .who > .button {
    flex: none;
    min-block-size: 24px;
    padding: 0 var(--_space-1);
    border-radius: 4px;
  }

  .icon {
    color: var(--_text-quiet);
  }

  .icon:hover {
    background: var(--_surface-sunken);
    color: var(--_text);
  }

  .menu {
    position: absolute;
    z-index: 1;
    inset-block-start: 100%;
    inset-inline-end: var(--_space-2);
    min-inline-size: 10em;
    padding: var(--_space-1);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface-raised);
    box-shadow: var(--_shadow);
  }

  .menu > .button {
    inline-size: 100%;
    justify-content: start;
    border-radius: 6px;
    color: var(--_danger);
  }
`;
