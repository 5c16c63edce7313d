import { css } from 'lit';

/** The header: what this is, or who one talks to; who one is; and the way out. */
export const headerStyles = css`
  :host {
    display: block;
    flex: none;
    border-block-end: 1px solid var(--_line);
  }

  .header {
    display: flex;
    align-items: flex-start;
    gap: var(--_space-1);
    padding: var(--_space-2);
    padding-inline-start: var(--_space-4);
  }

  .title {
    display: block;
    flex: 1;
    min-inline-size: 0;
    align-self: center;
  }

  h2 {
    margin: 0;
    overflow: hidden;
    font-size: calc(var(--_unit) * 1.0625);
    font-weight: 650;
    line-height: 1.3;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .who {
    color: var(--_text-quiet);
    font-size: var(--_text-small);
    line-height: 1.3;
  }

  .who > p {
    display: inline;
  }

  /* A number is not taken apart, and a long name keeps none of it away. */
  bdi {
    display: inline-block;
    max-inline-size: 100%;
    overflow: hidden;
    text-overflow: ellipsis;
    vertical-align: bottom;
    white-space: nowrap;
  }

  .who > .button {
    min-block-size: 24px;
    margin: -3px calc(-1 * var(--_space-1));
    padding: 0 var(--_space-1);
    border-radius: 4px;
    vertical-align: bottom;
  }

  .icon {
    color: var(--_text-quiet);
  }

  .icon:hover {
    background: var(--_surface-sunken);
    color: var(--_text);
  }
`;
