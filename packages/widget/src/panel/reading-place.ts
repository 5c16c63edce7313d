import type { Cell } from './row-list.ts';
import type { Seen } from './window-of-rows.ts';

/** Where a row stands on the screen. */
interface Spot {
  readonly element: Element;
  readonly top: number;
}

/** What of a list is on the screen. */
export interface ReadingPlace {
  /** The rows that are at least partly on the screen, by their positions; undefined when nothing is. */
  readonly seen: Seen | undefined;
  /** The highest index whose message has been seen to its end, or fills the screen; -1 for none. */
  readonly seenIndex: number;
  readonly spots: readonly Spot[];
}

// A line at the edge of which some pixels are missing has been read.
const slackPx = 8;

/**
 * Measures what is on the screen.
 *
 * @example
 * const place = readPlace(scroller, rowList.cells);
 */
export function readPlace(scroller: Element, cells: readonly Cell[]): ReadingPlace {
  const screen = scroller.getBoundingClientRect();
  const onScreen = cells.filter(({ element }) => {
    const { top, bottom } = element.getBoundingClientRect();
    return bottom > screen.top && top < screen.bottom;
  });
  const first = onScreen[0];
  const last = onScreen.at(-1);
  return {
    seen: first && last && { first: first.row.position, last: last.row.position },
    seenIndex: findSeenIndex(onScreen, screen),
    spots: onScreen.map(toSpot),
  };
}

function findSeenIndex(onScreen: readonly Cell[], screen: DOMRect): number {
  return onScreen.reduce((index, { row, element }) => {
    const { top, bottom } = element.getBoundingClientRect();
    const isSeen = Math.min(bottom, top + screen.height) <= screen.bottom + slackPx;
    return isSeen ? Math.max(index, row.index ?? -1) : index;
  }, -1);
}

/** By the message itself: a day or a name above it comes and goes with the messages before it. */
function toSpot({ element }: Cell): Spot {
  const message = element.querySelector('.bubble, .cards') ?? element;
  return { element: message, top: message.getBoundingClientRect().top };
}

/**
 * Scrolls so that what was on the screen is where it was, after rows have come, gone or changed above it.
 *
 * @example
 * restorePlace(scroller, place);
 */
export function restorePlace(scroller: Element, { spots }: ReadingPlace): void {
  const spot = spots.find(({ element }) => element.isConnected);
  if (!spot) return;
  const moved = spot.element.getBoundingClientRect().top - spot.top;
  if (moved !== 0) scroller.scrollTop += moved;
}
