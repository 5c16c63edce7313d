import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Journey } from '../../../timeline/journey.ts';
import { formatAgo } from '../../shared/format.ts';
import { icons } from '../../shared/icons.ts';
import { define, QaElement } from '../../shared/qa-element.ts';
import { outcomeChip } from '../outcome-chip.ts';
import { QueryChangeEvent } from '../query-change.ts';
import { toJourneyKey } from '../state/find-journey.ts';
import { toAddress, toOtherJourney, type Query } from '../state/query.ts';

const step = 100;

/** The journeys, the newest first, to choose from; `count` is how many entries there are of everybody. */
export class QaJourneys extends QaElement {
  static override properties = {
    journeys: { attribute: false },
    chosen: { attribute: false },
    query: { attribute: false },
    count: { attribute: false },
    now: { attribute: false },
    most: { state: true },
  };

  declare journeys: readonly Journey[];
  declare chosen: Journey | undefined;
  declare query: Query;
  declare count: number;
  /** The local time, in ms since 1970. */
  declare now: number;
  declare most: number;
  private allAddress = '';
  /** To be followed by the key of a journey. */
  private anyAddress = '';

  constructor() {
    super();
    this.journeys = [];
    this.chosen = undefined;
    this.count = 0;
    this.now = 0;
    this.most = step;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('query')) return;
    // Built once, not for each of the links, as a key in the search field changes all of them.
    this.allAddress = toAddress(location.origin, { ...this.query, ...toOtherJourney(null) });
    this.anyAddress = `${this.allAddress}${this.allAddress.includes('?') ? '&' : '?'}journey=`;
  }

  private handleClick(event: MouseEvent): void {
    const link = (event.target as Element).closest<HTMLElement>('a[data-key]');
    // With a key held down it is for another tab.
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    this.dispatchEvent(new QueryChangeEvent(toOtherJourney(link.dataset['key'] || null)));
  }

  protected override render() {
    const { chosen, journeys } = this;
    const newest = journeys.slice(0, this.most);
    const shown = chosen && !newest.includes(chosen) ? [chosen, ...newest] : newest;
    const rest = journeys.length - newest.length;
    return html`<h2 class="qa-journeys-title" id="qa-journeys-title">
        Journeys <span class="muted">${journeys.length}</span>
      </h2>
      <ul class="qa-journeys-list" role="list" @click=${this.handleClick}>
        <li>
          ${this.link({
            key: '',
            isChosen: this.query.journey === null,
            content: html`<span class="qa-journey-name">${icons.list} Everything</span
              ><span class="small muted"
                >${this.count} ${this.count === 1 ? 'entry' : 'entries'}</span
              >`,
          })}
        </li>
        ${repeat(
          shown,
          ({ id }) => id,
          (journey) => html`<li>${this.journey(journey)}</li>`,
        )}
      </ul>
      ${
        rest > 0
          ? html`<button
              class="button button-small qa-journeys-more"
              type="button"
              @click=${() => (this.most += step)}
            >
              Show ${Math.min(rest, step)} more
            </button>`
          : nothing
      }`;
  }

  private journey(journey: Journey): TemplateResult {
    const { label, phone, lastAt, docsRead, problems, verdict } = journey;
    const content = html`<span class="qa-journey-name">${label}</span>
      ${phone && phone !== label ? html`<span class="mono small muted">${phone}</span>` : nothing}
      <span class="small muted"
        >${formatAgo(Math.min(lastAt, this.now), this.now)} ·
        ${docsRead === 1 ? '1 doc' : `${docsRead} docs`} read</span
      >
      <span class="qa-journey-chips"
        >${outcomeChip(verdict)}${
          problems > 0
            ? html`<span class="chip chip-danger"
                >${icons.warning}${problems === 1 ? '1 problem' : `${problems} problems`}</span
              >`
            : nothing
        }</span
      >`;
    return this.link({
      key: toJourneyKey(journey),
      isChosen: journey.id === this.chosen?.id,
      content,
    });
  }

  private link(link: { key: string; isChosen: boolean; content: TemplateResult }): TemplateResult {
    return html`<a
      class="qa-journey"
      href=${link.key ? `${this.anyAddress}${encodeURIComponent(link.key)}` : this.allAddress}
      data-key=${link.key}
      aria-current=${link.isChosen ? 'true' : nothing}
      >${link.content}</a
    >`;
  }
}

define('qa-journeys', QaJourneys);
