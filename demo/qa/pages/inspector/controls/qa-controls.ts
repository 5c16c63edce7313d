import { html, nothing, type PropertyValues } from 'lit';
import type { WorldId } from '../../../world.ts';
import { define, QaElement } from '../../shared/qa-element.ts';
import { clockSection, traitsSection } from './clock-section.ts';
import { ControlsController } from './controls-controller.ts';
import './controls.css';
import { faultsSection } from './faults-section.ts';
import { connectionsSection, visitorSection } from './people-sections.ts';
import type { Act } from './section.ts';
import { toNotice } from './to-notice.ts';

/** Faults, clock, connections and visitor of a world, to be set by hand. */
export class QaControls extends QaElement {
  static override properties = {
    world: {},
    version: { type: Number },
    isGoingBack: { state: true },
  };

  declare world: WorldId;
  /** Counted up when something may have been set since. */
  declare version: number;
  declare isGoingBack: boolean;
  readonly #controls = new ControlsController(this);
  readonly #act: Act = (actions) => void this.#controls.act(actions);
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor() {
    super();
    this.world = 'demo';
    this.version = 0;
    this.isGoingBack = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#timer = setInterval(() => this.requestUpdate(), 1000);
    if (this.hasUpdated) this.#controls.refresh();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#timer);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('world') || changed.has('version')) this.#controls.refresh();
  }

  protected override render() {
    const { state, problem, said, isBusy } = this.#controls;
    const isUsual = !state || toNotice(state).length === 0;
    return html`<div class="qa-controls" aria-busy=${isBusy}>
      <div class="qa-controls-head">
        <p class="qa-controls-said small" role="status">${said}</p>
        <button
          class="button button-small"
          type="button"
          ?disabled=${isUsual}
          @click=${() => undoAll(this.#controls)}
        >
          Clear all
        </button>
      </div>
      ${problem ? html`<p class="notice notice-danger" role="alert">${problem}</p>` : nothing}
      ${state ? this.#sections(state) : nothing}
    </div>`;
  }

  #sections(state: NonNullable<ControlsController['state']>) {
    const now = this.#controls.now();
    const act = this.#act;
    const { isGoingBack } = this;
    const onGoingBack = (next: boolean) => void (this.isGoingBack = next);
    return html`${faultsSection(state, act)}
    ${clockSection({ state, now, act, isGoingBack, onGoingBack })}
    ${traitsSection({ state, now, act })} ${connectionsSection(state, act)} ${visitorSection(act)}`;
  }
}

/** Takes back all that stays: faults, and where the clock is. */
export function undoAll(controls: ControlsController): void {
  const actions = [{ do: 'clear-faults' }, { do: 'reset-clock' }] as const;
  void controls.act(actions, 'All is as usual: no fault is on, and the clock shows real time.');
}

define('qa-controls', QaControls);
