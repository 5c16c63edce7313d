import { defaultRangeExtractor, VirtualizerController, type Range } from '@tanstack/lit-virtual';
import { html, nothing, type PropertyValues } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { TimelineEntry } from '../../../timeline/entry.ts';
import { icons } from '../../shared/icons.ts';
import { define, QaElement } from '../../shared/qa-element.ts';
import { QueryChangeEvent } from '../query-change.ts';
import { toOtherEntry } from '../state/query.ts';
import { entryRow } from './entry-row.ts';
import { nextIndex } from './next-index.ts';
import { firstIndexFrom, indexOfSeq, toRows, type Row } from './to-rows.ts';

// Whoever is so near to the end wants to see what comes.
const endPx = 48;
const narrowRem = 30;

/**
 * What happened, newest at the bottom: a list of which only what is seen is drawn. `filter` is any value that changes when
 * other entries are asked for.
 */
export class QaTimeline extends QaElement {
  static override properties = {
    entries: { attribute: false },
    open: { attribute: false },
    filter: { attribute: false },
    isNarrow: { state: true },
    active: { state: true },
  };

  declare entries: readonly TimelineEntry[];
  /** The number of the entry whose payload is open. */
  declare open: number | null;
  declare filter: string;
  declare isNarrow: boolean;
  /** The number of the entry that the Tab key stops at. */
  declare active: number | null;
  private rows: readonly Row[] = [];
  private remPx = 16;
  private seenSeq = 0;
  private isPlaced = false;
  private readonly resizing = new ResizeObserver(([entry]) => this.handleResize(entry));
  private readonly list = new VirtualizerController<HTMLElement, HTMLElement>(this, {
    count: 0,
    overscan: 8,
    getScrollElement: () => this.querySelector<HTMLElement>('.qa-timeline-scroller'),
    estimateSize: (index) => (this.rows[index]?.heightRem ?? 0) * this.remPx,
    anchorTo: 'end',
    followOnAppend: true,
    scrollEndThreshold: endPx,
  });

  constructor() {
    super();
    this.entries = [];
    this.open = null;
    this.filter = '';
    this.isNarrow = false;
    this.active = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.remPx = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
    this.resizing.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.resizing.disconnect();
  }

  /** Moves the focus to the row of an entry, where it is shown. */
  async focusEntry(seq: number): Promise<void> {
    this.active = seq;
    const index = indexOfSeq(this.rows, seq);
    if (index === -1) return;
    this.list.getVirtualizer().scrollToIndex(index);
    this.requestUpdate();
    await this.updateComplete;
    this.querySelector<HTMLElement>(`[data-seq="${seq}"]`)?.focus({ preventScroll: true });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('filter')) this.isPlaced = false;
    if (changed.has('entries') || changed.has('isNarrow')) this.takeRows(changed);
    const list = this.list.getVirtualizer();
    const rangeExtractor = toRangeWith(this.tabStop());
    list.setOptions({ ...list.options, rangeExtractor });
  }

  private takeRows(changed: PropertyValues<this>): void {
    const isFollowing = !this.isPlaced || this.isAtEnd();
    // Rows of other heights: what was at the end is to be there again.
    if (changed.has('isNarrow') && isFollowing) this.isPlaced = false;
    this.rows = toRows(this.entries, this.isNarrow);
    if (isFollowing) this.seenSeq = this.rows.at(-1)?.entry.seq ?? 0;
    const list = this.list.getVirtualizer();
    const rows = this.rows;
    list.setOptions({
      ...list.options,
      count: rows.length,
      getItemKey: (index) => rows[index]?.entry.seq ?? index,
    });
    if (changed.has('filter') || changed.has('isNarrow')) list.measure();
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (this.rows.length === 0) return;
    const list = this.list.getVirtualizer();
    const index = indexOfSeq(this.rows, this.open);
    if (!this.isPlaced) {
      this.isPlaced = true;
      if (index === -1) list.scrollToEnd();
      else list.scrollToIndex(index, { align: 'center' });
    } else if (changed.has('open') && index !== -1) list.scrollToIndex(index);
  }

  private isAtEnd(): boolean {
    const list = this.list.getVirtualizer();
    const heightPx = list.scrollRect?.height ?? 0;
    return list.getTotalSize() - heightPx - (list.scrollOffset ?? 0) <= endPx;
  }

  private tabStop(): number {
    for (const seq of [this.active, this.open]) {
      const index = indexOfSeq(this.rows, seq);
      if (index !== -1) return index;
    }
    return this.rows.length - 1;
  }

  private countUnseen(): number {
    if (this.isAtEnd()) {
      this.seenSeq = this.rows.at(-1)?.entry.seq ?? 0;
      return 0;
    }
    return this.rows.length - firstIndexFrom(this.rows, this.seenSeq + 1);
  }

  private handleResize(entry: ResizeObserverEntry | undefined): void {
    if (entry && entry.contentRect.width > 0)
      this.isNarrow = entry.contentRect.width < narrowRem * this.remPx;
  }

  private handleClick(event: MouseEvent): void {
    const row = (event.target as Element).closest<HTMLElement>('[data-seq]');
    if (!row) return;
    const seq = Number(row.dataset['seq']);
    this.active = seq;
    this.dispatchEvent(new QueryChangeEvent(toOtherEntry(seq)));
  }

  private handleKeydown(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const list = this.list.getVirtualizer();
    const page = Math.max(1, (list.range?.endIndex ?? 0) - (list.range?.startIndex ?? 0) - 1);
    const index = this.tabStop();
    const next = nextIndex({ key: event.key, index, count: this.rows.length, page });
    const row = next === undefined ? undefined : this.rows[next];
    if (!row) return;
    event.preventDefault();
    void this.focusEntry(row.entry.seq);
  }

  private handleNewest(): void {
    this.list.getVirtualizer().scrollToEnd();
    const newest = this.rows.at(-1);
    if (newest) void this.focusEntry(newest.entry.seq);
  }

  protected override render() {
    const list = this.list.getVirtualizer();
    const count = this.rows.length;
    const tabStop = this.tabStop();
    const unseen = this.countUnseen();
    return html`<div
        class="qa-timeline-scroller"
        ?data-narrow=${this.isNarrow}
        @click=${this.handleClick}
        @keydown=${this.handleKeydown}
      >
        <ul
          class="qa-timeline-list"
          role="list"
          aria-label="What happened"
          style="block-size:${list.getTotalSize()}px"
        >
          ${repeat(
            list.getVirtualItems(),
            ({ key }) => key,
            ({ index, start }) => {
              const row = this.rows[index];
              return row
                ? entryRow({
                    row,
                    index,
                    count,
                    startPx: start,
                    isOpen: row.entry.seq === this.open,
                    isTabStop: index === tabStop,
                  })
                : nothing;
            },
          )}
        </ul>
      </div>
      ${
        unseen > 0
          ? html`<button
              class="button button-primary button-small qa-timeline-newest"
              type="button"
              @click=${this.handleNewest}
            >
              ${icons.down} ${unseen} new
            </button>`
          : nothing
      }`;
  }
}

/** What is seen, and the row at which the Tab key stops, however far away that is: the focus stays in the page. */
function toRangeWith(pinned: number) {
  return (range: Range): number[] => {
    const seen = defaultRangeExtractor(range);
    if (pinned < 0 || pinned >= range.count || seen.includes(pinned)) return seen;
    return [...seen, pinned].toSorted((a, b) => a - b);
  };
}

define('qa-timeline', QaTimeline);
