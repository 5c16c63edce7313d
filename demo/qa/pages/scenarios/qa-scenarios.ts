import { html, nothing } from 'lit';
import type { Scenario } from '../../scenarios/scenario.ts';
import { scenarios } from '../../scenarios/scenarios.ts';
import { readConfig } from '../shared/config.ts';
import { icons } from '../shared/icons.ts';
import { define, QaElement } from '../shared/qa-element.ts';
import { formatSeconds, notRun, summarize, toStateText, type ScenarioView } from './model.ts';
import { createPlayer, type Player } from './player.ts';
import { renderScenario } from './render-scenario.ts';
import { createScreens } from './stage/screens.ts';
import './qa-scenarios.css';

type Views = ReadonlyMap<string, ScenarioView>;

/**
 * The list of scenarios, and the stage on which they are played. What became of them is in `data-state` of the element
 * (`idle`, `playing`, `done`), of each scenario, and of each expectation.
 */
export class QaScenarios extends QaElement {
  static override properties = {
    views: { state: true },
    open: { state: true },
    isPlaying: { state: true },
    tookMs: { state: true },
    said: { state: true },
  };

  declare private views: Views;
  /** The scenarios whose expectations are shown. */
  declare private open: ReadonlySet<string>;
  declare private isPlaying: boolean;
  declare private tookMs: number | undefined;
  /** What a screen reader is told. */
  declare private said: string;
  private player: Player | undefined;
  private readonly hub = readConfig().hub;

  constructor() {
    super();
    this.views = new Map();
    this.open = new Set();
    this.isPlaying = false;
    this.tookMs = undefined;
    this.said = '';
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.player?.stop();
  }

  protected override firstUpdated(): void {
    const container = this.querySelector<HTMLElement>('.qa-scenarios-screens');
    if (!container) return;
    const screens = createScreens(container);
    this.player = createPlayer({ screens, onView: (id, view) => this.show(id, view) });
    const wanted = new URLSearchParams(location.search).get('run');
    const list = scenarios.filter(({ id }) => wanted === 'all' || id === wanted);
    if (list.length > 0) void this.play(list);
  }

  protected override updated(): void {
    this.dataset['state'] = this.isPlaying
      ? 'playing'
      : this.tookMs === undefined
        ? 'idle'
        : 'done';
  }

  protected override render() {
    const { isPlaying } = this;
    return html`<div class="qa-scenarios-head">
        <div>
          <h1>Scenarios</h1>
          <p class="muted">
            Each is played in real pages of the docs site, with a Segment, Twilio and Studio of its
            own: your demo is not disturbed. The tests play the same ones.
          </p>
        </div>
        <div class="qa-scenarios-actions">
          <button
            class="button button-primary"
            type="button"
            ?disabled=${isPlaying}
            @click=${() => this.play(scenarios)}
          >
            ${icons.play} Run all
          </button>
          <button
            class="button"
            type="button"
            ?disabled=${!isPlaying}
            @click=${() => this.player?.stop()}
          >
            Stop
          </button>
        </div>
        ${this.renderSummary()}
        <p class="visually-hidden" role="status">${this.said}</p>
      </div>
      <section class="qa-scenarios-stage" aria-label="The visitor’s screen">
        <div class="qa-scenarios-screens" data-count="0"></div>
        <p class="qa-scenarios-empty">Run a scenario to see the visitor’s screen here.</p>
      </section>
      <ol class="qa-scenarios-list">
        ${scenarios.map((scenario) => this.renderItem(scenario))}
      </ol>`;
  }

  private renderItem(scenario: Scenario) {
    const { id } = scenario;
    return renderScenario({
      scenario,
      view: this.views.get(id) ?? notRun,
      isOpen: this.open.has(id),
      isBusy: this.isPlaying,
      hub: this.hub,
      onToggle: () => this.toggle(id),
      onRun: () => void this.play([scenario]),
    });
  }

  private renderSummary() {
    const { passed, failed, left } = summarize([...this.views.values()]);
    if (passed + failed + left === 0) return nothing;
    const took = this.tookMs === undefined ? '' : ` in ${formatSeconds(this.tookMs)}`;
    return html`<p
      class="qa-scenarios-summary"
      data-passed=${passed}
      data-failed=${failed}
      data-took-ms=${Math.round(this.tookMs ?? 0)}
    >
      <span class="chip chip-good">${icons.check} ${passed} passed</span>
      <span class="chip ${failed > 0 ? 'chip-danger' : ''}">${icons.cross} ${failed} failed</span>
      ${left > 0 ? html`<span class="chip">${left} to go</span>` : nothing}
      <span class="muted small">${took}</span>
      <progress
        max=${passed + failed + left}
        value=${passed + failed}
        aria-label="Played"
      ></progress>
    </p>`;
  }

  private async play(list: readonly Scenario[]): Promise<void> {
    if (this.isPlaying || !this.player) return;
    this.isPlaying = true;
    this.tookMs = undefined;
    const begunAt = performance.now();
    await this.player.play(list);
    this.tookMs = performance.now() - begunAt;
    this.isPlaying = false;
    const { passed, failed } = summarize([...this.views.values()]);
    this.said = `${passed} passed, ${failed} failed.`;
  }

  private show(id: string, view: ScenarioView): void {
    const before = this.views.get(id)?.state;
    this.views = new Map(this.views).set(id, view);
    if (view.state === before) return;
    const { title = '' } = scenarios.find((one) => one.id === id) ?? {};
    if (view.state === 'running') this.said = `${title}. Running.`;
    if (view.state === 'passed' || view.state === 'failed')
      this.said = `${title}. ${toStateText(view)}.`;
    this.follow(id, view.state);
  }

  /** What plays is open, and so is what failed. */
  private follow(id: string, state: ScenarioView['state']): void {
    const isWanted = state === 'running' || state === 'failed';
    const others = [...this.open].filter((one) => this.views.get(one)?.state === 'failed');
    if (isWanted) this.open = new Set([...others, id]);
    if (state === 'running') void this.reveal(id);
  }

  /** Where list and stage are side by side, what plays is brought into sight. */
  private async reveal(id: string): Promise<void> {
    await this.updateComplete;
    if (!matchMedia('(min-width: 64rem)').matches) return;
    this.querySelector(`[data-scenario="${id}"]`)?.scrollIntoView({ block: 'nearest' });
  }

  private toggle(id: string): void {
    const isOpen = this.open.has(id);
    this.open = new Set([...this.open].filter((one) => one !== id));
    if (!isOpen) this.open = new Set([...this.open, id]);
  }
}

define('qa-scenarios', QaScenarios);
