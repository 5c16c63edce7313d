import { html, nothing, type PropertyValues } from 'lit';
import type { WorldId } from '../../../world.ts';
import { icons } from '../../shared/icons.ts';
import { define, QaElement } from '../../shared/qa-element.ts';
import { executionPicker } from './execution-picker.ts';
import './flow.css';
import { fullScreenButton } from './full-screen.ts';
import { noFlow, notYet } from './instead-of-flow.ts';
import './qa-flow-drawing.ts';
import './qa-flow-steps.ts';
import { createReader } from './create-reader.ts';
import type { FlowReading } from './read-flow.ts';
import { toFlowView, type FlowView } from './to-flow-view.ts';

/**
 * What Studio did for a visitor: the flow with the taken path lit, and its steps.
 *
 * @fires qa-step - `{ executionSid, step }`: a step was opened by hand.
 */
export class QaFlow extends QaElement {
  static override properties = {
    world: {},
    executionSids: { attribute: false },
    executionSid: { attribute: false },
    selectedStep: { type: Number, attribute: false },
    version: { type: Number },
    reading: { state: true },
    problem: { state: true },
    isDrawn: { state: true },
    isFullScreen: { state: true },
  };

  declare world: WorldId;
  /** The newest last. */
  declare executionSids: readonly string[];
  /** The one to show; the newest by default. */
  declare executionSid: string | undefined;
  declare selectedStep: number | undefined;
  /** Counted up when something may have happened since. */
  declare version: number;
  declare reading: FlowReading | undefined;
  declare problem: string | undefined;
  /** Whether the drawing was asked for where there is little room. */
  declare isDrawn: boolean;
  declare isFullScreen: boolean;
  #view: FlowView | undefined;
  readonly #reader = createReader({
    onRead: (reading) => {
      this.reading = reading;
      this.problem = undefined;
    },
    onProblem: (sentence) => (this.problem = sentence),
  });

  constructor() {
    super();
    this.world = 'demo';
    this.executionSids = [];
    this.executionSid = undefined;
    this.selectedStep = undefined;
    this.version = 0;
    this.reading = undefined;
    this.problem = undefined;
    this.isDrawn = false;
    this.isFullScreen = false;
    this.addEventListener('fullscreenchange', () => {
      this.isFullScreen = document.fullscreenElement === this;
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // What happened while it was not on the page.
    if (this.hasUpdated) this.#read();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#reader.stop();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('reading')) this.#view = this.reading && toFlowView(this.reading.data);
    const isOther = changed.has('executionSids') || changed.has('executionSid');
    if (isOther || changed.has('world') || changed.has('version')) this.#read();
  }

  protected override render() {
    const sid = this.#sid();
    if (!sid) return noFlow;
    const isShown = this.reading?.data.sid === sid;
    return html`${this.problem ? html`<p class="notice notice-danger" role="alert">${this.problem}</p>` : nothing}
    ${isShown && this.#view ? this.#flow(this.#view) : this.problem ? nothing : notYet}`;
  }

  #flow(view: FlowView) {
    const { drawing } = this.reading ?? {};
    return html`<div class="qa-flow-head">
        <p class="qa-flow-outcome">
          <span class="chip ${view.tone}">${view.status}</span> <strong>${view.outcome}</strong>
        </p>
        <p class="muted small">${view.facts}</p>
        <div class="qa-flow-tools-row">
          ${executionPicker({
            sids: this.executionSids,
            shown: this.#sid(),
            onPick: (sid) => this.#pick(sid),
          })}
          ${fullScreenButton(this.isFullScreen)}
        </div>
      </div>
      ${view.remarks.map((remark) => html`<p class="notice small">${remark}</p>`)}
      ${
        drawing
          ? html`<button
              class="button button-small qa-flow-toggle"
              type="button"
              aria-expanded=${this.isDrawn}
              @click=${() => (this.isDrawn = !this.isDrawn)}
            >
              ${icons.flow}${this.isDrawn ? 'Hide the drawing' : 'Show the drawing'}
            </button>`
          : nothing
      }
      <div class="qa-flow-parts">
        ${
          drawing
            ? html`<qa-flow-drawing
                class=${this.isDrawn ? 'qa-flow-drawn' : ''}
                .drawing=${drawing}
                .steps=${view.steps}
                .selected=${this.selectedStep}
                @qa-flow-select=${this.#handleActivate}
              ></qa-flow-drawing>`
            : html`<p class="notice">The drawing could not be made; these are the steps.</p>`
        }
        <qa-flow-steps
          .steps=${view.steps}
          .selected=${this.selectedStep}
          @qa-flow-select=${this.#handleSelect}
        ></qa-flow-steps>
      </div>`;
  }

  /** The execution to show. */
  #sid(): string | undefined {
    const { executionSid, executionSids } = this;
    return executionSid && executionSids.includes(executionSid)
      ? executionSid
      : executionSids.at(-1);
  }

  #read(): void {
    const sid = this.#sid();
    if (sid) this.#reader.read(this.world, sid);
    else this.#reader.stop();
  }

  #pick(sid: string): void {
    // The newest is followed, also when there is a newer one.
    this.executionSid = sid === this.executionSids.at(-1) ? undefined : sid;
    this.selectedStep = undefined;
  }

  async #handleActivate(event: CustomEvent<number | undefined>): Promise<void> {
    this.#handleSelect(event);
    await this.updateComplete;
    await this.querySelector('qa-flow-steps')?.updateComplete;
    // Below the drawing, where there is no room beside it.
    this.querySelector('.qa-flow-step-open > button')?.scrollIntoView({ block: 'nearest' });
  }

  #handleSelect({ detail: step }: CustomEvent<number | undefined>): void {
    this.selectedStep = step;
    const executionSid = this.#sid();
    if (step === undefined || !executionSid) return;
    const options = { detail: { executionSid, step }, bubbles: true };
    this.dispatchEvent(new CustomEvent('qa-step', options));
  }
}

define('qa-flow', QaFlow);
