import { html, nothing, type TemplateResult } from 'lit';
import type { Journey } from '../../timeline/journey.ts';
import type { WorldId } from '../../world.ts';
import { icons } from '../shared/icons.ts';
import { copyButton } from './copy-button.ts';
import { toJourneyKey } from './state/find-journey.ts';

interface ToolbarOptions {
  world: WorldId;
  journey: Journey | undefined;
  /** The address to send to somebody. */
  readPermalink: () => string;
}

/** What can be done with what is shown: take it along, link to it, set faults and the clock. */
export function toolbar({ world, journey, readPermalink }: ToolbarOptions): TemplateResult {
  return html`<div class="qa-toolbar">
    <h1>Inspector</h1>
    ${
      world === 'lab'
        ? html`<span class="chip chip-studio">Lab</span>
            <a class="small" href="/inspector">Go to the demo</a>`
        : nothing
    }
    <div class="qa-toolbar-end">
      ${journey ? downloads(world, journey) : nothing}
      ${copyButton({ label: 'Copy link', icon: 'link', read: readPermalink })}
      <button class="button button-small" type="button" popovertarget="qa-controls-drawer">
        ${icons.settings} Controls
      </button>
    </div>
  </div>`;
}

function downloads(world: WorldId, journey: Journey): TemplateResult {
  const path = `/api/${world}/journeys/${encodeURIComponent(toJourneyKey(journey))}`;
  return html`<a class="button button-small" href="${path}/export.json" download
      >${icons.download} JSON</a
    >
    <a class="button button-small" href="${path}/export.spec.ts" download
      >${icons.download} <span>Playwright<span class="qa-toolbar-long"> test</span></span></a
    >`;
}
