import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { WholeEntry } from '../../../timeline/entry.ts';
import type { WorldId } from '../../../world.ts';
import { ask } from '../../shared/ask.ts';
import { formatWhole } from '../../shared/format.ts';
import { icons } from '../../shared/icons.ts';
import { define, QaElement } from '../../shared/qa-element.ts';
import '../json/qa-json.ts';
import { QueryChangeEvent } from '../query-change.ts';
import { sourceNames } from '../state/words.ts';

/** What was sent, received or done with an entry. */
export class QaPayload extends QaElement {
  static override properties = {
    world: { attribute: false },
    seq: { attribute: false },
    entry: { state: true },
    problem: { state: true },
  };

  declare world: WorldId;
  declare seq: number | null;
  declare entry: WholeEntry | undefined;
  declare problem: string;

  constructor() {
    super();
    this.world = 'demo';
    this.seq = null;
    this.entry = undefined;
    this.problem = '';
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('seq') || changed.has('world')) void this.load();
  }

  private async load(): Promise<void> {
    const { world, seq } = this;
    this.problem = '';
    if (seq === null) {
      this.entry = undefined;
      return;
    }
    const isStillWanted = () => this.seq === seq && this.world === world;
    try {
      const entry = await ask<WholeEntry>(`/api/${world}/entries/${seq}`);
      if (isStillWanted()) this.entry = entry;
    } catch (error) {
      if (!isStillWanted()) return;
      this.entry = undefined;
      this.problem = (error as Error).message;
    }
  }

  protected override render() {
    if (this.problem) return html`<p class="notice notice-danger" role="alert">${this.problem}</p>`;
    if (this.seq === null)
      return html`<div class="empty">
        ${icons.code}
        <h2>No entry is open</h2>
        <p>Choose one in the timeline to see what was sent.</p>
      </div>`;
    const { entry } = this;
    if (!entry) return html`<p class="muted" role="status">Asking for the payload …</p>`;
    return html`<article class="qa-payload" aria-labelledby="qa-payload-title">
      <p class="qa-payload-where">
        <span class="chip chip-${entry.source}">${sourceNames[entry.source]}</span>
        <span class="small muted">${formatWhole(entry.at)}</span>
        <span class="small muted">No. ${entry.seq}</span>
      </p>
      <h3 id="qa-payload-title">${entry.title}</h3>
      ${entry.detail ? html`<p>${entry.detail}</p>` : nothing}
      ${
        entry.problem
          ? html`<p class="notice notice-danger">${icons.warning} ${entry.problem}</p>`
          : nothing
      }
      ${this.toFlow(entry)}
      <qa-json .value=${entry.raw}></qa-json>
    </article>`;
  }

  private toFlow({ executionSid }: WholeEntry): TemplateResult | typeof nothing {
    if (!executionSid) return nothing;
    const show = () => this.dispatchEvent(new QueryChangeEvent({ tab: 'flow', pane: 'details' }));
    return html`<p>
      <button class="button button-small" type="button" @click=${show}>
        ${icons.flow} Show in the flow
      </button>
    </p>`;
  }
}

define('qa-payload', QaPayload);
