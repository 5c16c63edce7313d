import { html, type PropertyValues, type TemplateResult } from 'lit';
import type { Journey } from '../../timeline/journey.ts';
import type { TimelineNews } from '../../timeline/timeline.ts';
import { readConfig } from '../shared/config.ts';
import { define, QaElement } from '../shared/qa-element.ts';
import { banner } from './banner.ts';
import { controlsDrawer } from './controls-drawer.ts';
import './controls/qa-controls-notice.ts';
import { toVersion } from './controls/to-version.ts';
import './details/qa-details.ts';
import './details/qa-verdict.ts';
import { emptyWorld, noMatch, unknownJourney } from './empty-state.ts';
import './filters/qa-filters.ts';
import { followTimeline } from './follow-timeline.ts';
import './journeys/qa-journeys.ts';
import { paneSwitch } from './pane-switch.ts';
import { QueryChangeEvent } from './query-change.ts';
import { findDecision } from './state/find-decision.ts';
import { findEntry } from './state/find-entry.ts';
import { findJourney, listJourneys } from './state/find-journey.ts';
import {
  noFilters,
  parseQuery,
  toAddress,
  toFilterKey,
  toOtherEntry,
  toOtherJourney,
  toPermalink,
  type Query,
} from './state/query.ts';
import { reduce } from './state/reduce.ts';
import { toFirstState, type InspectorEvent, type InspectorState } from './state/state.ts';
import { visibleEntries, type Visible } from './state/visible-entries.ts';
import './timeline/qa-live-summary.ts';
import './timeline/qa-timeline.ts';
import { toolbar } from './toolbar.ts';
import { createWorldTime, type WorldTime } from './world-time.ts';

/** The inspector: journeys, what happened, and why. All that it shows is in its address. */
export class QaInspector extends QaElement {
  static override properties = {
    state: { state: true },
    now: { state: true },
    isDrawerOpen: { state: true },
  };

  declare state: InspectorState;
  /** By the clock of the world, in ms since 1970. */
  declare now: number;
  declare isDrawerOpen: boolean;
  private visible: Visible;
  private journeys: readonly Journey[] = [];
  private journey: Journey | undefined;
  private time: WorldTime | undefined;
  private stopFollowing: () => void = () => undefined;

  constructor() {
    super();
    this.state = toFirstState(parseQuery(location.search));
    this.now = Date.now();
    this.isDrawerOpen = false;
    this.visible = visibleEntries(this.state);
    this.addEventListener('qa-query-change', this.handleQueryChange as EventListener);
    this.addEventListener('keydown', this.handleKeydown);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('popstate', this.handlePop);
    this.follow();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('popstate', this.handlePop);
    this.stopFollowing();
    this.time?.stop();
  }

  private follow(): void {
    this.stopFollowing();
    this.time?.stop();
    const { world } = this.state.query;
    this.time = createWorldTime(world, (now) => (this.now = now));
    this.stopFollowing = followTimeline({ world, dispatch: (event) => this.dispatch(event) });
  }

  private dispatch(event: InspectorEvent): void {
    const { world } = this.state.query;
    this.state = reduce(this.state, event);
    if (this.state.query.world !== world) this.follow();
    if (event.type === 'news' && event.news.some(isOfClock)) this.time?.refresh();
  }

  private readonly handlePop = () =>
    this.dispatch({ type: 'query', query: parseQuery(location.search) });

  private readonly handleQueryChange = ({ detail: { patch, isReplacing } }: QueryChangeEvent) => {
    const query = { ...this.state.query, ...patch };
    const address = toAddress(location.origin, query);
    if (isReplacing) history.replaceState(null, '', address);
    else if (address !== location.href) history.pushState(null, '', address);
    this.dispatch({ type: 'query', query });
  };

  private readonly handleKeydown = (event: KeyboardEvent) => {
    const { entry } = this.state.query;
    const isElsewhere = (event.target as Element).closest('input, [popover], dialog');
    if (event.key !== 'Escape' || event.defaultPrevented || entry === null || isElsewhere) return;
    this.change(toOtherEntry(null));
    void this.querySelector('qa-timeline')?.focusEntry(entry);
  };

  /** A step was opened in the flow: its row is shown too. */
  private handleStep({ detail }: CustomEvent<{ executionSid: string; step: number }>): void {
    const entry = this.state.entries.find(
      ({ executionSid, step }) => executionSid === detail.executionSid && step === detail.step,
    );
    if (entry) this.dispatchEvent(new QueryChangeEvent({ entry: entry.seq, tab: 'flow' }));
  }

  private change(patch: Partial<Query>): void {
    this.dispatchEvent(new QueryChangeEvent(patch));
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has('state')) return;
    const { journeys, query } = this.state;
    this.visible = visibleEntries(this.state);
    this.journeys = listJourneys(journeys);
    this.journey = findJourney(journeys, query.journey);
  }

  protected override render() {
    const { state, journey } = this;
    const { query, entries } = state;
    const { world, pane } = query;
    const version = toVersion(entries);
    return html`<div class="qa-inspector" data-pane=${pane} ?data-journey=${Boolean(journey)}>
        ${toolbar({ world, journey, readPermalink: () => toPermalink(readConfig().hub, query) })}
        <div class="qa-banners">
          ${banner(state)}
          <qa-controls-notice .world=${world} .version=${version}></qa-controls-notice>
        </div>
        ${paneSwitch(pane, (next) => this.change({ pane: next }))}
        <nav class="qa-journeys" aria-labelledby="qa-journeys-title">
          <qa-journeys
            .journeys=${this.journeys}
            .chosen=${journey}
            .query=${query}
            .count=${entries.length}
            .now=${this.now}
          ></qa-journeys>
        </nav>
        <qa-verdict .journey=${journey} .decision=${findDecision(entries, journey)}></qa-verdict>
        ${this.middle()} ${this.details()}
      </div>
      ${controlsDrawer({
        world,
        version,
        isOpen: this.isDrawerOpen,
        onToggle: (isOpen) => (this.isDrawerOpen = isOpen),
      })}`;
  }

  private middle(): TemplateResult {
    const { query, isLoaded } = this.state;
    const { entries, counts } = this.visible;
    return html`<section class="qa-middle card" aria-label="Timeline">
      <qa-filters .query=${query} .counts=${counts}></qa-filters>
      ${
        this.instead() ??
        html`<qa-timeline
          .entries=${entries}
          .open=${query.entry}
          .filter=${toFilterKey(query)}
        ></qa-timeline>`
      }
      <qa-live-summary .entries=${entries} .isLoaded=${isLoaded}></qa-live-summary>
    </section>`;
  }

  private details(): TemplateResult {
    const { query, entries } = this.state;
    return html`<section class="qa-details card" aria-label="Details">
      <qa-details
        .world=${query.world}
        .journey=${this.journey}
        .entry=${findEntry(entries, query.entry)}
        .seq=${query.entry}
        .tab=${query.tab}
        .now=${this.now}
        @qa-step=${this.handleStep}
      ></qa-details>
    </section>`;
  }

  /** What stands in the place of a list with nothing in it. */
  private instead(): TemplateResult | undefined {
    const { query, entries, isLoaded } = this.state;
    if (!isLoaded)
      return html`<p class="empty" role="status">Loading what has happened so far …</p>`;
    if (query.journey !== null && !this.journey)
      return unknownJourney(() => this.change(toOtherJourney(null)));
    if (entries.length === 0) return emptyWorld(query.world, readConfig());
    if (this.visible.entries.length > 0) return undefined;
    return noMatch(() => this.change({ ...noFilters, text: '' }));
  }
}

function isOfClock(news: TimelineNews): boolean {
  return news.kind === 'entry' && news.entry.kind === 'control';
}

define('qa-inspector', QaInspector);

declare global {
  interface HTMLElementTagNameMap {
    'qa-timeline': import('./timeline/qa-timeline.ts').QaTimeline;
  }
}
