import { html, nothing } from 'lit';
import type { TimelineEntry } from '../../../timeline/entry.ts';
import type { Journey } from '../../../timeline/journey.ts';
import { icons } from '../../shared/icons.ts';
import { define, QaElement } from '../../shared/qa-element.ts';
import { outcomeChip } from '../outcome-chip.ts';
import { QueryChangeEvent } from '../query-change.ts';
import { toOtherEntry } from '../state/query.ts';

/** Who answers the visitor of a journey, and why; `decision` is the step that decided. */
export class QaVerdict extends QaElement {
  static override properties = { journey: { attribute: false }, decision: { attribute: false } };

  declare journey: Journey | undefined;
  declare decision: TimelineEntry | undefined;

  constructor() {
    super();
    this.journey = undefined;
    this.decision = undefined;
  }

  private handleDecision(): void {
    if (this.decision)
      this.dispatchEvent(new QueryChangeEvent({ ...toOtherEntry(this.decision.seq), tab: 'flow' }));
  }

  protected override render() {
    if (!this.journey) return nothing;
    const { label, phone, isVerified, verdict } = this.journey;
    return html`<section class="qa-verdict card" aria-labelledby="qa-verdict-who">
      <div class="qa-verdict-who">
        <h2 id="qa-verdict-who">${label}</h2>
        ${phone && phone !== label ? html`<span class="mono">${phone}</span>` : nothing}
        ${
          phone
            ? html`<span class="chip ${isVerified ? 'chip-good' : ''}"
                >${isVerified ? icons.check : nothing}${isVerified ? 'Verified' : 'Claimed'}</span
              >`
            : nothing
        }
        ${outcomeChip(verdict)}
      </div>
      <p class="qa-verdict-sentence">${verdict.sentence}</p>
      ${
        this.decision
          ? html`<button class="qa-link small" type="button" @click=${this.handleDecision}>
              Show the step that decided: ${this.decision.title}
            </button>`
          : nothing
      }
    </section>`;
  }
}

define('qa-verdict', QaVerdict);
