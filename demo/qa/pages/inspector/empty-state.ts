import { html, type TemplateResult } from 'lit';
import type { WorldId } from '../../world.ts';
import type { QaConfig } from '../../server/api.ts';

/** What a newcomer does first. */
export function emptyWorld(world: WorldId, { site, lab }: QaConfig): TemplateResult {
  if (world === 'lab')
    return html`<div class="empty">
      <h2>Nothing has been played in the lab</h2>
      <p>Run a scenario: what happens in it is listed here.</p>
      <a class="button button-primary" href="${lab}/scenarios">Open the scenarios</a>
    </div>`;
  return html`<div class="empty">
    <h2>Nothing has happened yet</h2>
    <p>
      Open the docs site and read a page: its page view appears here at once. Then give a phone
      under “Talk to support”, and ask something in the chat.
    </p>
    <a class="button button-primary" href=${site} target="docent-site">Open the docs site</a>
  </div>`;
}

/** The search and the filters leave nothing. */
export function noMatch(clear: () => void): TemplateResult {
  return html`<div class="empty">
    <h2>No entry matches</h2>
    <p>The search and the filters leave nothing of the timeline.</p>
    <button class="button" type="button" @click=${clear}>Clear search and filters</button>
  </div>`;
}

/** A permalink leads to a journey that this demo does not know. */
export function unknownJourney(showAll: () => void): TemplateResult {
  return html`<div class="empty">
    <h2>This journey is not known here</h2>
    <p>
      Its link may be of another demo, or of one that was begun anew. Walk the way again on the docs
      site, or look for it among all that happened.
    </p>
    <button class="button button-primary" type="button" @click=${showAll}>Show everything</button>
  </div>`;
}
