import { html, nothing, type PropertyValues } from 'lit';
import type { WorldId } from '../../../world.ts';
import { icons } from '../../shared/icons.ts';
import { define, QaElement } from '../../shared/qa-element.ts';
import { ControlsController } from './controls-controller.ts';
import './controls.css';
import { undoAll } from './qa-controls.ts';
import { toNotice } from './to-notice.ts';

/** A strip that tells what is not as usual, so that nobody forgets; empty when all is. */
export class QaControlsNotice extends QaElement {
  static override properties = { world: {}, version: { type: Number } };

  declare world: WorldId;
  /** Counted up when something may have been set since. */
  declare version: number;
  readonly #controls = new ControlsController(this);

  constructor() {
    super();
    this.world = 'demo';
    this.version = 0;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.#controls.refresh();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('world') || changed.has('version')) this.#controls.refresh();
  }

  protected override render() {
    const { state, isBusy } = this.#controls;
    const facts = state ? toNotice(state) : [];
    return html`<div class="qa-controls-notice" role="status" ?hidden=${facts.length === 0}>
      ${
        facts.length === 0
          ? nothing
          : html`${icons.warning}<span class="qa-controls-facts">${facts.join(' · ')}</span>
              <button
                class="button button-small"
                type="button"
                ?disabled=${isBusy}
                @click=${() => undoAll(this.#controls)}
              >
                Undo all
              </button>`
      }
    </div>`;
  }
}

define('qa-controls-notice', QaControlsNotice);
