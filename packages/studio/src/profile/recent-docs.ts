import type { AttributeDoc } from '@docent/identity';

/** How many docs a flow and an agent are told of. */
export const mostDocsTold = 5;

// A visitor's clock may be fast by some minutes; more than that, and the time was made up.
const clockToleranceMs = 5 * 60_000;

/**
 * The docs that were viewed since a moment, and not in the future.
 *
 * @example
 * recentDocs(parseDocs(text), { since: now - 48 * 3_600_000, now });
 */
export function recentDocs(
  docs: readonly AttributeDoc[],
  { since, now }: { readonly since: number; readonly now: number },
): readonly AttributeDoc[] {
  return docs.filter(({ viewed_at: viewedAt }) => {
    const time = Date.parse(viewedAt);
    return time >= since && time <= now + clockToleranceMs;
  });
}

/**
 * The docs to tell of: each address once, at most five, in the order given.
 *
 * @example
 * docsToTell(docs); // the latest five
 */
export function docsToTell(docs: readonly AttributeDoc[]): readonly AttributeDoc[] {
  const byUrl = new Map(docs.toReversed().map((doc) => [doc.url, doc]));
  return docs.filter((doc) => byUrl.get(doc.url) === doc).slice(0, mostDocsTold);
}
