import { html, type TemplateResult } from 'lit';
import type { InspectorState } from './state/state.ts';

/** Says that the page does not hear of what happens, as long as that is so. */
export function banner({ isLineLost, isLoaded, problem }: InspectorState): TemplateResult {
  const text = problem && !isLoaded ? problem : isLineLost ? lineLost : '';
  return html`<div role="status">
    ${text ? html`<p class="notice notice-danger qa-banner">${text}</p>` : ''}
  </div>`;
}

const lineLost =
  'The line to the demo is lost: what happens now is not shown. It is tried again every second; if that does not help, see whether the demo still runs in the terminal.';
