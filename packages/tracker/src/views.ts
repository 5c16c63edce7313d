import type { Config } from './config.ts';
import type { FirstView } from './first-view.ts';
import { onNavigation, toPageKey } from './navigation.ts';
import { readPage, type Page } from './page.ts';
import { measureReading, type ReadingTime } from './reading.ts';
import type { Start } from './tracker.ts';
import { readRendering, whenRendered, type Rendering } from './when-rendered.ts';

/** What the views of a page tell. */
export interface ViewHandlers {
  /** A doc is shown. Returns the ID of the view. */
  readonly onView: (page: Page, moment: Moment) => string;
  /** A doc was read, and the reader goes. */
  readonly onRead: (view: RecordedView, time: ReadingTime) => void;
  /** The reader may be leaving; everything has been told. */
  readonly onLeave: () => void;
}

/** A view that has an ID. */
export interface RecordedView {
  readonly page: Page;
  readonly id: string;
}

/** The circumstances of a view. */
export interface Moment {
  /** When the page was shown, ms since 1970. */
  readonly at: number;
  /** Whether the title is this page's. */
  readonly isThere: boolean;
  /** What the site adds. */
  readonly properties?: object | undefined;
}

/** The views of one document, as its router changes it. */
export interface Views {
  /** Records the page as it is now. */
  readonly view: (properties?: object) => void;
  /** Tells how the page was read so far. */
  readonly read: () => void;
  /** What is read from now on is not of the view that was recorded: its reader has gone. */
  readonly forget: () => void;
}

interface Shown extends Rendering {
  readonly href: string;
  readonly view: RecordedView | undefined;
}

/** A page that was left within this time, and never seen to change, was not shown. */
const unseenMs = 1000;

/**
 * Tracks which pages a document shows: through its router, and back from the back/forward cache.
 *
 * @example
 * const views = trackViews(start, config, handlers);
 */
export function trackViews(
  { first, wasRestored }: Pick<Start, 'first' | 'wasRestored'>,
  config: Config,
  handlers: ViewHandlers,
): Views {
  const reading = measureReading();
  let shown = showFirst(first, config);
  let flush = (): void => {};

  const read = (): void => {
    const time = reading.take();
    if (shown.view && time) handlers.onRead(shown.view, time);
  };
  const record = (href: string, referrer: string, moment: Moment): void => {
    const page = readPage({ href, referrer }, config);
    reading.restart();
    const known = page && leaveOutStale(page, shown.view?.page, moment.isThere);
    shown = show(href, known && { page: known, id: handlers.onView(known, moment) });
  };
  const handleNavigation = (href: string): void => {
    flush();
    read();
    const at = Date.now();
    const now = readRendering();
    // Some routers write the history last.
    const isRendered = now.title !== shown.title && now.heading !== shown.heading;
    flush = whenRendered(isRendered ? shown : now, (isThere) => {
      flush = () => {};
      if (isThere || Date.now() - at > unseenMs) record(href, shown.href, { at, isThere });
    });
  };
  const leave = (): void => {
    flush();
    read();
    handlers.onLeave();
  };
  const viewNow = (referrer: string, properties?: object): void =>
    record(location.href, referrer, { at: Date.now(), isThere: true, properties });

  addEventListener(
    'visibilitychange',
    () => document.visibilityState === 'hidden' && leave(),
    true,
  );
  addEventListener('pagehide', leave);
  addEventListener('pageshow', ({ persisted }) => {
    // Where the reader was meanwhile nobody knows: document.referrer is that of the first time.
    if (persisted) viewNow('');
  });
  if (wasRestored) viewNow('');
  onNavigation(shown.href, config.route, handleNavigation);

  return {
    view: (properties) => viewNow(shown.view ? shown.href : document.referrer, properties),
    read,
    forget: () => (shown = { ...shown, view: undefined }),
  };
}

function show(href: string, view: RecordedView | undefined): Shown {
  return { href, view, ...readRendering() };
}

function showFirst(first: FirstView | undefined, { route }: Config): Shown {
  if (!first) return show(location.href, undefined);
  const { href, title, page, message } = first;
  const shown = show(href, { page, id: message.messageId });
  // A router was quicker than we: what is rendered is not the first page any more.
  const isOver = toPageKey(href, route) !== toPageKey(location.href, route);
  return isOver ? { ...shown, title, heading: '' } : shown;
}

/** What the page before said of itself is not this page's. */
function leaveOutStale(page: Page, before: Page | undefined, isThere: boolean): Page {
  const { title, canonical_url, path } = page;
  const isStale = canonical_url === before?.canonical_url && path !== before?.path;
  return {
    ...page,
    title: isThere ? title : undefined,
    canonical_url: isStale ? undefined : canonical_url,
  };
}
