import { html, nothing, type TemplateResult } from 'lit';
import type { Pane } from './state/query.ts';

const panes: readonly { pane: Pane; label: string }[] = [
  { pane: 'journeys', label: 'Journeys' },
  { pane: 'timeline', label: 'Timeline' },
  { pane: 'details', label: 'Details' },
];

/** The way between the parts of the page where they are not beside each other. */
export function paneSwitch(current: Pane, show: (pane: Pane) => void): TemplateResult {
  return html`<nav class="qa-panes" aria-label="Parts of the inspector">
    ${panes.map(
      ({ pane, label }) =>
        html`<button
          class="qa-tab"
          type="button"
          data-pane=${pane}
          aria-current=${pane === current ? 'true' : nothing}
          @click=${() => show(pane)}
        >
          ${label}
        </button>`,
    )}
  </nav>`;
}
