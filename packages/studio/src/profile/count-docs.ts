import { isRecord, type AttributeDoc } from '@docent/identity';
import { toDoc } from './to-doc.ts';

/** Docs that a profile's events tell of. */
export interface CountedDocs {
  /** How many views there were; a doc viewed twice counts twice. */
  readonly count: number;
  /** Those that can be shown, in the order of the events. */
  readonly docs: readonly AttributeDoc[];
}

/**
 * Counts the views of docs among events of the Profile API.
 *
 * @param events - What stands at `data`.
 * @param which - The category of docs, and the earliest time that counts, in ms since 1970.
 * @example
 * countDocs(body.data, { category: 'Docs', since: Date.now() - 48 * 3_600_000 }).count;
 */
export function countDocs(
  events: readonly unknown[],
  { category, since }: { readonly category: string; readonly since: number },
): CountedDocs {
  const views = events
    .filter(isRecord)
    .map(({ properties, timestamp }) => ({
      properties: isRecord(properties) ? properties : {},
      viewedAt: typeof timestamp === 'string' ? Date.parse(timestamp) : NaN,
    }))
    .filter(({ properties, viewedAt }) => properties['category'] === category && viewedAt >= since);
  const docs = views
    .map(({ properties: { title, url }, viewedAt }) => toDoc({ title, url, viewedAt }))
    .filter((doc) => doc !== undefined);
  return { count: views.length, docs };
}
