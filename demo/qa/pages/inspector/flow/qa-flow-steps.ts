import { html, nothing, type PropertyValues } from 'lit';
import { icons } from '../../shared/icons.ts';
import { define, QaElement } from '../../shared/qa-element.ts';
import { scrollInto } from './scroll-into.ts';
import { stepDetails } from './step-details.ts';
import type { StepView } from './to-step-view.ts';

/**
 * The steps of an execution in their order, of which one can be open.
 *
 * @fires qa-flow-select - The number of the step to open, or `undefined` to close it.
 */
export class QaFlowSteps extends QaElement {
  static override properties = { steps: { attribute: false }, selected: { type: Number } };

  declare steps: readonly StepView[];
  declare selected: number | undefined;

  constructor() {
    super();
    this.steps = [];
    this.selected = undefined;
  }

  protected override render() {
    return html`<ol class="qa-flow-steps">
      ${this.steps.map((step) => this.#step(step))}
    </ol>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has('selected')) return;
    const open = this.querySelector('.qa-flow-step-open');
    if (open) scrollInto(this, open);
  }

  #step(step: StepView) {
    const isOpen = step.number === this.selected;
    const id = `qa-flow-step-${step.number}`;
    return html`<li
      class="qa-flow-step qa-flow-step-${step.state} ${isOpen ? 'qa-flow-step-open' : ''}"
    >
      <button
        type="button"
        aria-expanded=${isOpen}
        aria-controls=${isOpen ? id : nothing}
        @click=${() => this.#select(isOpen ? undefined : step.number)}
      >
        <span class="qa-flow-number">${step.number}</span>
        <span class="qa-flow-title">
          <span class="qa-flow-name">${step.name}</span>
          <span class="muted small">${step.typeName}</span>
        </span>
        <span class="qa-flow-led">${mark(step)}<span>${step.way}</span></span>
        <span class="qa-flow-time muted small">${step.since}</span>
        ${icons.down}
      </button>
      ${isOpen ? html`<div id=${id}>${stepDetails(step)}</div>` : nothing}
    </li>`;
  }

  #select(step: number | undefined): void {
    this.dispatchEvent(new CustomEvent('qa-flow-select', { detail: step }));
  }
}

function mark({ state, problem }: StepView) {
  if (state === 'failed')
    return html`<span class="chip chip-danger"
      >${icons.warning}${problem?.sentence.split(':')[0]}</span
    >`;
  return state === 'waiting'
    ? html`<span class="chip chip-warning">${icons.clock}Waits</span>`
    : nothing;
}

define('qa-flow-steps', QaFlowSteps);

declare global {
  interface HTMLElementTagNameMap {
    'qa-flow-steps': QaFlowSteps;
  }
}
