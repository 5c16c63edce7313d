import { html, type PropertyValues } from 'lit';
import type { TimelineEntry } from '../../../timeline/entry.ts';
import { define, QaElement } from '../../shared/qa-element.ts';
import { summarize } from './summarize.ts';

const pauseMs = 3000;

/** Tells a screen reader what is new, some seconds' worth at once. `entries` are those that are shown, `isLoaded` says that the first are there. */
export class QaLiveSummary extends QaElement {
  static override properties = {
    entries: { attribute: false },
    isLoaded: { attribute: false },
    text: { state: true },
  };

  declare entries: readonly TimelineEntry[];
  declare isLoaded: boolean;
  declare text: string;
  private toldSeq: number | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.entries = [];
    this.isLoaded = false;
    this.text = '';
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has('entries') || !this.isLoaded) return;
    const newest = this.entries.at(-1)?.seq ?? 0;
    // What was there when the page opened is not new.
    this.toldSeq ??= newest;
    if (newest > this.toldSeq) this.timer ??= setTimeout(() => this.tell(), pauseMs);
  }

  private tell(): void {
    this.timer = undefined;
    const told = this.toldSeq ?? 0;
    const first = this.entries.findIndex(({ seq }) => seq > told);
    if (first === -1) return;
    this.text = summarize(this.entries.slice(first));
    this.toldSeq = this.entries.at(-1)?.seq ?? told;
  }

  protected override render() {
    return html`<p class="visually-hidden" role="status">${this.text}</p>`;
  }
}

define('qa-live-summary', QaLiveSummary);
