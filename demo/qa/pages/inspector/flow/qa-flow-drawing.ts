import { html, type PropertyValues } from 'lit';
import { define, QaElement } from '../../shared/qa-element.ts';
import { createDrag } from './create-drag.ts';
import { createPinch } from './create-pinch.ts';
import { createSight } from './create-sight.ts';
import { scrollInto } from './scroll-into.ts';
import { stepsOf, toDrawing } from './to-drawing.ts';
import type { StepView } from './to-step-view.ts';
import { wheelScale } from './zoom.ts';

const zoomStep = 1.25;

/**
 * The drawing of a flow, to move and to zoom.
 *
 * @fires qa-flow-select - The number of the step whose widget was activated.
 */
export class QaFlowDrawing extends QaElement {
  static override properties = {
    drawing: { attribute: false },
    steps: { attribute: false },
    selected: { type: Number },
    percent: { state: true },
  };

  /** SVG, as the server sends it. */
  declare drawing: string;
  declare steps: readonly StepView[];
  declare selected: number | undefined;
  declare percent: number;
  #svg: SVGSVGElement | undefined;
  readonly #sight = createSight((percent) => (this.percent = percent));
  readonly #drag = createDrag();
  readonly #pinch = createPinch((ratio, point) =>
    this.#sight.zoom(this.#sight.scale() * ratio, point),
  );

  constructor() {
    super();
    this.drawing = '';
    this.steps = [];
    this.selected = undefined;
    this.percent = 100;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sight.leave();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // Back on the page: what it watches has to be watched again.
    if (this.hasUpdated) this.#show();
  }

  protected override render() {
    return html`<div class="qa-flow-tools" role="group" aria-label="Zoom">
        <button class="button button-small" type="button" @click=${() => this.#sight.fit()}>
          Fit to width
        </button>
        <button
          class="button button-small button-icon"
          type="button"
          aria-label="Smaller"
          @click=${() => this.#zoomBy(1 / zoomStep)}
        >
          −
        </button>
        <output class="small" aria-label="Size">${this.percent} %</output>
        <button
          class="button button-small button-icon"
          type="button"
          aria-label="Larger"
          @click=${() => this.#zoomBy(zoomStep)}
        >
          +
        </button>
      </div>
      <div
        class="qa-flow-frame"
        role="region"
        aria-label="Drawing of the flow: arrow keys move it, plus and minus zoom, 0 fits it to the width"
        tabindex="0"
        @click=${this.#handleClick}
        @keydown=${this.#handleKey}
        @wheel=${this.#handleWheel}
        @pointerdown=${this.#drag.handleDown}
        @pointermove=${this.#drag.handleMove}
        @pointerup=${this.#drag.handleUp}
        @pointercancel=${this.#drag.handleUp}
        @touchstart=${this.#pinch.handleStart}
        @touchmove=${this.#pinch.handleMove}
      ></div>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('drawing') || changed.has('steps')) this.#show();
    if (!changed.has('drawing') && !changed.has('selected') && !changed.has('steps')) return;
    this.#mark(changed.has('selected'));
  }

  /** Puts the drawing in place of the last one, which keeps what is in sight, and where the keyboard is. */
  #show(): void {
    const frame = this.#frame();
    const next = toDrawing(this.drawing, this.steps);
    if (!frame || !next) return;
    const focused = frame.contains(document.activeElement)
      ? document.activeElement?.getAttribute('data-widget')
      : undefined;
    const isFirst = !this.#svg;
    if (this.#svg) this.#svg.replaceWith(next);
    else frame.append(next);
    this.#svg = next;
    this.#sight.enter(frame, next);
    const [start] = cardsOf(next);
    if (isFirst && start) scrollInto(frame, start);
    if (focused)
      cardsOf(next)
        .find((card) => card.dataset['widget'] === focused)
        ?.focus();
  }

  #mark(isNew: boolean): void {
    for (const card of this.#svg ? cardsOf(this.#svg) : []) {
      const isSelected = this.selected !== undefined && stepsOf(card).includes(this.selected);
      if (isSelected) card.setAttribute('aria-current', 'step');
      else card.removeAttribute('aria-current');
      const frame = this.#frame();
      if (isSelected && isNew && frame) scrollInto(frame, card);
    }
  }

  #frame(): HTMLElement | null {
    return this.querySelector('.qa-flow-frame');
  }

  #zoomBy(ratio: number): void {
    this.#sight.zoom(this.#sight.scale() * ratio);
  }

  #handleClick({ target }: Event): void {
    if (!this.#drag.hasMoved() && target instanceof Element) this.#activate(target);
  }

  #handleKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if ((event.key === 'Enter' || event.key === ' ') && event.target instanceof SVGElement)
      this.#activate(event.target);
    else if (event.key === '+' || event.key === '=') this.#zoomBy(zoomStep);
    else if (event.key === '-') this.#zoomBy(1 / zoomStep);
    else if (event.key === '0') this.#sight.fit();
    else return;
    event.preventDefault();
  }

  #handleWheel(event: WheelEvent): void {
    // A pinch on a touchpad comes as this, too; without the key the page or the frame scrolls.
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    this.#sight.zoom(wheelScale(this.#sight.scale(), event.deltaY), event);
  }

  /** Opens the last step of a widget; again, the one before it. */
  #activate(target: Element): void {
    const card = target.closest('.card');
    const numbers = card ? stepsOf(card) : [];
    const place = this.selected === undefined ? -1 : numbers.indexOf(this.selected);
    const step = place > 0 ? numbers[place - 1] : numbers.at(-1);
    if (step !== undefined) this.dispatchEvent(new CustomEvent('qa-flow-select', { detail: step }));
  }
}

function cardsOf(svg: SVGSVGElement): SVGGElement[] {
  return Array.from(svg.querySelectorAll<SVGGElement>('.card[role="button"]'));
}

define('qa-flow-drawing', QaFlowDrawing);
