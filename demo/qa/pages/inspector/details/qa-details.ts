import { html, type PropertyValues, type TemplateResult } from 'lit';
import type { TimelineEntry } from '../../../timeline/entry.ts';
import type { Journey } from '../../../timeline/journey.ts';
import type { WorldId } from '../../../world.ts';
import { icons } from '../../shared/icons.ts';
import { define, QaElement } from '../../shared/qa-element.ts';
import '../flow/qa-flow.ts';
import { QueryChangeEvent } from '../query-change.ts';
import { detailTabs, type DetailTab } from '../state/query.ts';
import { nextIndex } from '../timeline/next-index.ts';
import './qa-payload.ts';
import './qa-profile.ts';

const tabNames: Readonly<Record<DetailTab, string>> = {
  flow: 'Flow',
  profile: 'Profile',
  payload: 'Payload',
};

// The keys of a list, for tabs that stand beside each other.
const listKeys: Readonly<Record<string, string>> = {
  ArrowRight: 'ArrowDown',
  ArrowLeft: 'ArrowUp',
  Home: 'Home',
  End: 'End',
};

/** The flow, the visitor's profile, or the payload of an entry. */
export class QaDetails extends QaElement {
  static override properties = {
    world: { attribute: false },
    journey: { attribute: false },
    entry: { attribute: false },
    seq: { attribute: false },
    tab: { attribute: false },
    now: { attribute: false },
  };

  declare world: WorldId;
  declare journey: Journey | undefined;
  /** The entry that is open, where the timeline holds it. */
  declare entry: TimelineEntry | undefined;
  /** The number of the entry that is open. */
  declare seq: number | null;
  declare tab: DetailTab;
  declare now: number;

  constructor() {
    super();
    this.world = 'demo';
    this.journey = undefined;
    this.entry = undefined;
    this.seq = null;
    this.tab = 'flow';
    this.now = 0;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('seq') || changed.has('tab'))
      this.querySelector('.qa-details-panel')?.scrollTo({ top: 0 });
  }

  private handleTab(event: Event): void {
    const { tab } = (event.currentTarget as HTMLElement).dataset as { tab: DetailTab };
    this.show(tab);
  }

  private show(tab: DetailTab): void {
    this.dispatchEvent(new QueryChangeEvent({ tab, pane: 'details' }, { isReplacing: true }));
  }

  private handleKeydown(event: KeyboardEvent): void {
    const key = listKeys[event.key];
    if (!key) return;
    const index = detailTabs.indexOf(this.tab);
    const next = detailTabs[nextIndex({ key, index, count: detailTabs.length, page: 1 }) ?? 0];
    if (!next) return;
    event.preventDefault();
    this.show(next);
    this.querySelector<HTMLElement>(`[data-tab="${next}"]`)?.focus();
  }

  protected override render() {
    return html`<div
        class="qa-tabs"
        role="tablist"
        aria-label="Details"
        @keydown=${this.handleKeydown}
      >
        ${detailTabs.map(
          (tab) =>
            html`<button
              class="qa-tab"
              type="button"
              role="tab"
              id="qa-tab-${tab}"
              data-tab=${tab}
              aria-selected=${tab === this.tab}
              aria-controls="qa-details-panel"
              tabindex=${tab === this.tab ? 0 : -1}
              @click=${this.handleTab}
            >
              ${tabNames[tab]}
            </button>`,
        )}
      </div>
      <div
        class="qa-details-panel"
        id="qa-details-panel"
        role="tabpanel"
        aria-labelledby="qa-tab-${this.tab}"
        tabindex="0"
      >
        ${this.panel()}
      </div>`;
  }

  private panel(): TemplateResult {
    const { world, seq, journey, now } = this;
    if (this.tab === 'payload') return html`<qa-payload .world=${world} .seq=${seq}></qa-payload>`;
    if (!journey)
      return html`<div class="empty">
        ${icons[this.tab]}
        <h2>No journey is chosen</h2>
        <p>
          ${this.tab === 'flow' ? 'Choose one to see the flow that it took.' : 'Choose one to see what is known of its visitor.'}
        </p>
      </div>`;
    if (this.tab === 'profile')
      return html`<qa-profile .world=${world} .journey=${journey} .now=${now}></qa-profile>`;
    return html`<qa-flow
      .world=${world}
      .executionSids=${journey.executionSids}
      .executionSid=${this.entry?.executionSid}
      .selectedStep=${this.entry?.step}
      .version=${journey.entries}
    ></qa-flow>`;
  }
}

define('qa-details', QaDetails);
