import type { TemplateResult } from 'lit';
import type { MessageRow, RowRange } from '../state/rows.ts';
import { readPlace, restorePlace, type ReadingPlace } from './reading-place.ts';
import { createRowList, type Cell, type RowList } from './row-list.ts';
import { moveRange, shiftRange, toNewest } from './window-of-rows.ts';

/** Rows that could be shown. */
export interface RowSource {
  readonly count: number;
  readonly toRows: (range: RowRange) => readonly MessageRow[];
}

/** What a view shows, and where. */
export interface RowViewOptions {
  readonly scroller: HTMLElement;
  readonly list: HTMLElement;
  readonly renderRow: (row: MessageRow) => TemplateResult;
  /** Called when rows or the place of the reader have changed; `isScroll`: because of a scroll. */
  readonly onPlace: (isScroll: boolean) => void;
}

// Near enough to the end: a reader who is there wants the next one too.
const endPx = 24;

/**
 * Shows a part of many rows in a scroller, others as the reader moves, and keeps what is read where it is.
 *
 * @example
 * const view = new RowView({ scroller, list, renderRow, onPlace });
 * view.update({ count, toRows }, 0);
 */
export class RowView {
  readonly #scroller: HTMLElement;
  readonly #list: HTMLElement;
  readonly #rowList: RowList;
  readonly #onPlace: RowViewOptions['onPlace'];
  readonly #resizes: ResizeObserver;
  #source: RowSource = { count: 0, toRows: () => [] };
  #range: RowRange = { start: 0, end: 0 };
  #place: ReadingPlace;
  #isFollowing = true;
  #lastTop = 0;
  #lastSize = '';

  constructor({ scroller, list, renderRow, onPlace }: RowViewOptions) {
    this.#scroller = scroller;
    this.#onPlace = onPlace;
    this.#rowList = createRowList(list, renderRow);
    this.#place = this.#measure();
    this.#resizes = new ResizeObserver(this.#handleResize);
    this.#list = list;
    this.start();
  }

  /** Watches the scroller; again after a stop, from the place where the reader was. */
  start(): void {
    this.#resizes.observe(this.#scroller);
    this.#resizes.observe(this.#list);
    this.#scroller.addEventListener('scroll', this.#handleScroll, { passive: true });
  }

  stop(): void {
    this.#lastSize = '';
    this.#resizes.disconnect();
    this.#scroller.removeEventListener('scroll', this.#handleScroll);
  }

  /** The rows that are on the page. */
  get cells(): readonly Cell[] {
    return this.#rowList.cells;
  }

  /** The first row that is on the page. */
  get firstPosition(): number {
    return this.#range.start;
  }

  /** The reader is at the newest, and new ones are scrolled to. */
  get isFollowing(): boolean {
    return this.#isFollowing;
  }

  /** The reader has come within a screen of the first row, or all rows leave room. */
  get isNearTop(): boolean {
    const { scrollHeight, scrollTop, clientHeight } = this.#scroller;
    if (clientHeight === 0 || this.#range.start > 0) return false;
    return scrollHeight <= clientHeight || (!this.#isFollowing && scrollTop < clientHeight);
  }

  /** The newest is further down than one looks without noticing. */
  get isFarUp(): boolean {
    if (this.#isFollowing) return false;
    const isEndHere = this.#range.end === this.#source.count;
    return !isEndHere || this.#below() > this.#scroller.clientHeight / 2;
  }

  /** The highest index that is on the screen to its end; -1 for none. */
  get seenIndex(): number {
    return this.#place.seenIndex;
  }

  /** Other rows; `by` of them have come before those that are here. */
  update(source: RowSource, by: number): void {
    if (!this.#isFollowing && !this.#isHidden()) this.#place = this.#measure();
    const { count } = source;
    const shifted = shiftRange(this.#range, { by, count });
    this.#source = source;
    this.#range = this.#isFollowing ? toNewest(count, shifted.start) : this.#reach(shifted, by);
    this.#draw();
    this.#onPlace(false);
  }

  goToNewest(): void {
    this.#isFollowing = true;
    this.#range = toNewest(this.#source.count);
    this.#draw();
    this.#onPlace(false);
  }

  goToFirst(): void {
    this.#isFollowing = false;
    this.#range = shiftRange({ start: 0, end: 0 }, { by: 0, count: this.#source.count });
    this.#show();
    this.#scroller.scrollTop = 0;
    this.#readOn();
    this.#onPlace(true);
  }

  /** Scrolls until a row that is on the page is on the screen, and no further. */
  reveal(row: HTMLElement): void {
    this.#isFollowing = false;
    row.scrollIntoView({ block: 'nearest' });
    this.#readOn();
    this.#isFollowing = this.#isAtEnd();
    this.#onPlace(true);
  }

  /** Stays at this place, whatever changes. */
  hold(): void {
    this.#isFollowing = false;
    this.#place = this.#measure();
  }

  #draw(): void {
    this.#show();
    this.#settle();
  }

  #show(): void {
    const active = this.#readActive();
    this.#rowList.show(this.#source.toRows(this.#range));
    // Whoever is at the keyboard would be thrown out of the chat with the button that they pressed.
    if (active?.isConnected === false) this.#scroller.focus({ preventScroll: true });
  }

  #readActive(): Element | null {
    return (this.#scroller.getRootNode() as ShadowRoot).activeElement;
  }

  /** Back to where the reader is; then more rows, where there are too few around them. */
  #settle(): void {
    if (this.#isHidden()) return;
    if (this.#isFollowing) this.#scroller.scrollTop = this.#scroller.scrollHeight;
    else restorePlace(this.#scroller, this.#place);
    this.#readOn();
    // A newer one has come: whoever is in the last but one at the keyboard stays there.
    this.#isFollowing = (this.#isFollowing && !this.#isHeld()) || this.#isAtEnd();
  }

  #readOn(): void {
    this.#lastTop = this.#scroller.scrollTop;
    this.#lastSize = this.#readSize();
    this.#place = this.#measure();
    const moved = this.#reach(this.#range, 0);
    if (moved === this.#range) return;
    this.#range = moved;
    this.#draw();
  }

  /** With enough rows around those that are seen, which have moved by `by` places. */
  #reach(range: RowRange, by: number): RowRange {
    const { seen } = this.#place;
    if (!seen) return range;
    const moved = { first: seen.first + by, last: seen.last + by };
    return moveRange(range, { seen: moved, count: this.#source.count });
  }

  readonly #handleScroll = () => {
    const { scrollTop } = this.#scroller;
    // What we have scrolled to ourselves is known.
    if (this.#isHidden() || scrollTop === this.#lastTop) return;
    if (this.#isAtEnd()) this.#isFollowing = true;
    // Only a reader who goes up lets go: rows that grow move the end away too.
    else if (scrollTop < this.#lastTop) this.#isFollowing = false;
    this.#readOn();
    this.#onPlace(true);
  };

  readonly #handleResize = () => {
    const isKnown = this.#readSize() === this.#lastSize;
    // A box that was away comes back scrolled to its top, in the size that it had.
    if (this.#isHidden()) this.#lastSize = '';
    if (this.#isHidden() || isKnown) return;
    this.#settle();
    this.#onPlace(false);
  };

  #measure(): ReadingPlace {
    return readPlace(this.#scroller, this.#rowList.cells);
  }

  #below(): number {
    const { scrollHeight, scrollTop, clientHeight } = this.#scroller;
    return scrollHeight - scrollTop - clientHeight;
  }

  #readSize(): string {
    const { scrollHeight, clientHeight, clientWidth } = this.#scroller;
    return `${scrollHeight} ${clientHeight} ${clientWidth}`;
  }

  #isAtEnd(): boolean {
    const isEndHere = this.#range.end === this.#source.count && this.#below() <= endPx;
    return isEndHere && !this.#isHeld();
  }

  /** Somebody at the keyboard is in a message that is not the newest: it shall not be scrolled away from them. */
  #isHeld(): boolean {
    const active = this.#readActive();
    const row = active?.closest('li');
    return Boolean(row && row !== this.#list.lastElementChild && active?.matches(':focus-visible'));
  }

  #isHidden(): boolean {
    return this.#scroller.clientHeight === 0;
  }
}
