import { findControls, setTabStops } from './message-controls.ts';
import { onContent } from './on-content.ts';
import type { Cell } from './row-list.ts';
import type { RowView } from './row-view.ts';

/** What the keys of a history act on. */
export interface HistoryKeysOptions {
  readonly scroller: HTMLElement;
  readonly list: HTMLElement;
  readonly view: RowView;
  /** What a screen reader says of a message that has the focus. */
  readonly toLabel: (cell: Cell) => string;
  /** The reader wants what is before the first message. */
  readonly onBeforeFirst: () => void;
  /** The reader goes back to writing. */
  readonly onLeave: () => void;
}

// Of a message that is higher than the screen, so much at a time: a line or two stay to find the place again.
const screenPart = 0.8;

/**
 * Lets the keyboard go through messages, which are one stop of the Tab key: arrows, Home and End from message to message,
 * Enter into one, Esc out of it and then back to writing. A message has a name and a place in the focus order only while
 * it has the focus, so that nothing changes for whoever reads in another way.
 *
 * @example
 * const keys = new HistoryKeys({ scroller, list, view, toLabel, onBeforeFirst, onLeave });
 */
export class HistoryKeys {
  readonly #options: HistoryKeysOptions;

  constructor(options: HistoryKeysOptions) {
    const { scroller, list } = options;
    this.#options = options;
    scroller.addEventListener('keydown', this.#handleKey);
    list.addEventListener('focusin', this.#handleFocus);
    list.addEventListener('focusout', this.#handleBlur);
    onContent(list, this.#handleContent);
  }

  /** Names the message anew that has the focus: it may have been sent, read or changed. */
  refresh(): void {
    const cell = this.#options.view.cells.find(({ element }) => element === this.#active);
    const label = cell && this.#options.toLabel(cell);
    if (cell && label && cell.element.ariaLabel !== label) cell.element.ariaLabel = label;
  }

  get #active(): Element | null {
    return (this.#options.list.getRootNode() as ShadowRoot).activeElement;
  }

  readonly #handleKey = (event: KeyboardEvent) => {
    const { altKey, ctrlKey, metaKey, shiftKey } = event;
    if (event.defaultPrevented || event.isComposing) return;
    if (altKey || ctrlKey || metaKey || shiftKey) return;
    const target = event.target as HTMLElement;
    const row = this.#rowOf(target);
    const isInside = row !== undefined && row !== target;
    // In a message, the keys are those of what is in it.
    const act = isInside && event.key !== 'Escape' ? undefined : this.#toAct(event.key, row);
    if (!act) return;
    event.preventDefault();
    if (isInside) this.#focus(row);
    else act();
  };

  #toAct(key: string, row: HTMLElement | undefined): (() => void) | undefined {
    if (key === 'ArrowUp') return () => this.#step(row, -1);
    if (key === 'ArrowDown') return () => this.#step(row, 1);
    if (key === 'Home') return () => this.#goToEnd('first');
    if (key === 'End') return () => this.#goToEnd('last');
    if (key === 'Enter' && row) return () => findControls(row)[0]?.focus();
    // From the history as a whole, it closes the panel.
    return key === 'Escape' && row ? this.#options.onLeave : undefined;
  }

  #goToEnd(end: 'first' | 'last'): void {
    const { view } = this.#options;
    if (end === 'first') view.goToFirst();
    else view.goToNewest();
    const cell = view.cells.at(end === 'first' ? 0 : -1);
    if (cell) this.#focus(cell.element);
  }

  #step(row: HTMLElement | undefined, by: 1 | -1): void {
    const { view, onBeforeFirst } = this.#options;
    const seen = view.cells.filter(({ element }) => this.#overlap(element) > 0);
    const isSeen = seen.some(({ element }) => element === row);
    if (!row || !isSeen) {
      // Who comes in, or has looked elsewhere by scrolling, begins with what is seen.
      const begin = seen.at(by < 0 ? -1 : 0);
      if (begin) this.#focus(begin.element);
      return;
    }
    if (this.#readOn(row, by)) return;
    const next = view.cells[view.cells.findIndex(({ element }) => element === row) + by];
    if (next) this.#focus(next.element);
    else if (by < 0) onBeforeFirst();
  }

  /** Goes on in a message that is not seen to its end. */
  #readOn(row: HTMLElement, by: 1 | -1): boolean {
    const { scroller } = this.#options;
    const screen = scroller.getBoundingClientRect();
    const { top, bottom, height } = row.getBoundingClientRect();
    const hiddenPx = by < 0 ? screen.top - top : bottom - screen.bottom;
    if (height <= screen.height || hiddenPx <= 1) return false;
    scroller.scrollTop += by * Math.min(hiddenPx + 8, screen.height * screenPart);
    return true;
  }

  /** How much of a row is on the screen, px. */
  #overlap(row: HTMLElement): number {
    const screen = this.#options.scroller.getBoundingClientRect();
    const { top, bottom } = row.getBoundingClientRect();
    return Math.min(bottom, screen.bottom) - Math.max(top, screen.top);
  }

  #focus(row: HTMLElement): void {
    const { view, toLabel } = this.#options;
    const cell = view.cells.find(({ element }) => element === row);
    if (!cell) return;
    // Not -1: from there, the Tab key of Chromium would go back to the scroller.
    row.tabIndex = 0;
    row.ariaLabel = toLabel(cell);
    row.focus({ preventScroll: true });
    view.reveal(row);
  }

  readonly #handleFocus = ({ target }: FocusEvent) => {
    const row = this.#rowOf(target as Node);
    // Inside of a message the Tab key goes on; from the message itself it leaves the history.
    if (row) setTabStops(row, row !== target);
  };

  readonly #handleBlur = ({ target, relatedTarget }: FocusEvent) => {
    const row = this.#rowOf(target as Node);
    if (row && row === target) {
      row.removeAttribute('tabindex');
      row.ariaLabel = null;
    }
    if (row && !row.contains(relatedTarget as Node | null)) setTabStops(row, false);
  };

  readonly #handleContent = (places: readonly Element[]) => {
    for (const row of new Set(places.map((place) => this.#rowOf(place)))) {
      const isEntered = row !== this.#active && row?.contains(this.#active);
      if (row && !isEntered) setTabStops(row, false);
    }
  };

  /** Not any list item: a message may have a list in it. */
  #rowOf(node: Node): HTMLElement | undefined {
    return this.#options.view.cells.find(({ element }) => element.contains(node))?.element;
  }
}
