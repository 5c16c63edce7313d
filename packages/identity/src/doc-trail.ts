import { isRecord, readText } from './fields.ts';

/** A doc that the reader had in view. */
export interface DocView {
  readonly title: string;
  readonly url: string;
  /** ms since 1970. */
  readonly viewedAt: number;
}

/** The docs last viewed, oldest first; a doc viewed twice is in it twice. */
export type DocTrail = readonly DocView[];

const maxViews = 20;
const maxAgeMs = 2 * 24 * 60 * 60 * 1000;
const maxTitleLength = 300;
const maxUrlLength = 2048;

/**
 * Adds a view and drops what is older than two days, or beyond the last 20. A long title is
 * shortened; a view without a URL, or with one beyond 2,048 characters, is left out.
 *
 * @param now - ms since 1970.
 * @example
 * addDocView(trail, { title: 'Quickstart', url: location.href, viewedAt: now }, now);
 */
export function addDocView(trail: DocTrail, view: DocView, now: number): DocTrail {
  return parseTrail([...trail, view], now);
}

/**
 * Reads a trail that was stored, or that another tab sent; whatever in it is not a recent view is
 * dropped.
 *
 * @example
 * parseTrail(JSON.parse(text), Date.now());
 */
export function parseTrail(value: unknown, now: number): DocTrail {
  if (!Array.isArray(value)) return [];
  return value
    .map(parseDocView)
    .filter((view) => view !== undefined)
    .filter((view) => Math.abs(now - view.viewedAt) <= maxAgeMs)
    .toSorted((one, other) => one.viewedAt - other.viewedAt)
    .slice(-maxViews);
}

/**
 * Joins the trails that two tabs kept of one reader; a view that is in both counts once.
 *
 * @example
 * mergeTrails(mine, theirs, Date.now());
 */
export function mergeTrails(one: DocTrail, other: DocTrail, now: number): DocTrail {
  const extra = other.filter(
    ({ viewedAt, url }) => !one.some((view) => view.viewedAt === viewedAt && view.url === url),
  );
  return parseTrail([...one, ...extra], now);
}

/**
 * Reads one view; undefined for what is not one.
 *
 * @example
 * parseDocView({ title: 'Quickstart', url: location.href, viewedAt: Date.now() });
 */
export function parseDocView(value: unknown): DocView | undefined {
  if (!isRecord(value)) return undefined;
  const url = readText(value, 'url', maxUrlLength);
  const { title, viewedAt } = value;
  if (!url || typeof title !== 'string' || !isDate(viewedAt)) return undefined;
  return { title: title.slice(0, maxTitleLength), url, viewedAt };
}

function isDate(value: unknown): value is number {
  return Number.isInteger(value) && !Number.isNaN(new Date(value as number).getTime());
}
