import { isRecord, readText } from '@docent/identity';
import { readWebUrl } from './read-value.ts';

/** A doc that a visitor has read. */
export interface ReadDoc {
  readonly title: string;
  readonly url: string;
  /** ms since 1970; unknown of what the task alone tells. */
  readonly at?: number;
}

const longestTitle = 500;

/** Joins the docs that the visitor's page told of with those that the task names, each page once, the latest first. */
export function readDocs(trail: unknown, told: unknown): readonly ReadDoc[] {
  const dated = toDocs(trail).toSorted((one, other) => (other.at ?? 0) - (one.at ?? 0));
  const docs = new Map<string, ReadDoc>();
  for (const doc of [...dated, ...toDocs(told)]) {
    const page = doc.url.split('#')[0] ?? '';
    if (!docs.has(page)) docs.set(page, doc);
  }
  return [...docs.values()];
}

function toDocs(value: unknown): ReadDoc[] {
  return Array.isArray(value) ? value.flatMap(toDoc) : [];
}

function toDoc(value: unknown): ReadDoc[] {
  if (!isRecord(value)) return [];
  const url = readWebUrl(value['url']);
  if (url === undefined) return [];
  const at = Date.parse(String(value['viewed_at']));
  const title = readText(value, 'title', longestTitle) ?? url;
  return [{ title, url, ...(Number.isNaN(at) ? {} : { at }) }];
}
