import { html } from 'lit';
import { icons } from '../../shared/icons.ts';

/** Where no flow has run. */
export const noFlow = html`<div class="empty">
  ${icons.flow}
  <h2>No flow has run for this visitor yet</h2>
  <p>That happens with the first message.</p>
</div>`;

/** Before the first answer. */
export const notYet = html`<p class="qa-flow-waiting muted" role="status">Reading the flow …</p>`;
