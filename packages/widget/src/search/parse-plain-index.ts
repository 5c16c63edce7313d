import { isRecord } from '@docent/identity';

/** A page, or a part of one, as it is searched. */
export interface IndexEntry {
  readonly id: number;
  readonly title: string;
  readonly section: string;
  readonly text: string;
  readonly url: string;
}

const maxEntries = 20_000;
const maxTextLength = 3000;

/**
 * Reads a search index: a list of `{ title, url, section?, text? }`, or what MkDocs writes. Undefined where it is neither.
 *
 * @example
 * parsePlainIndex([{ title: 'Retries', url: '/retries', text: 'What fails is tried again.' }]);
 */
export function parsePlainIndex(value: unknown): readonly IndexEntry[] | undefined {
  const docs: unknown = isRecord(value) && !Array.isArray(value) ? value['docs'] : value;
  if (!Array.isArray(docs)) return undefined;
  const records = docs.slice(0, maxEntries).filter(isRecord);
  const titles = new Map(records.map((one) => [readUrl(one), readText(one['title'])]));
  return records.flatMap((record, id) => {
    const url = readUrl(record);
    return url === undefined ? [] : [{ id, url, ...toNames(record, titles.get(toPage(url))) }];
  });
}

/** MkDocs has an entry for each heading, with nothing of its page but the address; VitePress names the pages above it. */
function toNames(record: Record<string, unknown>, pageTitle: string | undefined) {
  const own = readText(record['title']);
  const { titles } = record;
  const page = Array.isArray(titles) ? readText(titles[0]) : (pageTitle ?? '');
  const section = readText(record['section']) || (page ? own : '');
  const text = readText(record['text'] ?? record['content']).slice(0, maxTextLength);
  return { title: page || own, section, text };
}

/** The address as the entry gives it; it is made one of the web, or left out, with what was found. */
function readUrl(record: Record<string, unknown>): string | undefined {
  const { url, location, path, id } = record;
  return [url, location, path, id].find((one) => typeof one === 'string');
}

/** '' is the first page of MkDocs. An entry of a whole page has none above it. */
function toPage(url: string): string | undefined {
  return url.includes('#') ? url.split('#')[0] : undefined;
}

function readText(value: unknown): string {
  return typeof value === 'string' ? value.replace(/<[^<>]{1,200}>/g, ' ').trim() : '';
}
