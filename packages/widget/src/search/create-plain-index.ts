import MiniSearch from 'minisearch';
import { parsePlainIndex, type IndexEntry } from './parse-plain-index.ts';
import { readJson } from './read-json.ts';
import type { SiteSearch } from './site-search.ts';
import { splitWords } from './split-words.ts';
import { toLinks } from './to-links.ts';

const maxBytes = 10_000_000;
const maxWords = 30;

/**
 * Searches an index that the site serves as JSON, here on the page; it is loaded with the first question.
 *
 * @example
 * const search = createPlainIndex('https://docs.example.com/search.json');
 */
export function createPlainIndex(url: string): SiteSearch {
  let loading: Promise<Loaded> | undefined;
  const load = (): Promise<Loaded> => {
    // Not with the signal of one question: the next one wants the same index.
    loading ??= loadIndex(url);
    loading.catch(() => (loading = undefined));
    return loading;
  };
  return async (query, signal) => {
    const { index, entries } = await load();
    signal.throwIfAborted();
    const words = splitWords(query).slice(0, maxWords).join(' ');
    const all = index.search(words, { ...options, combineWith: 'AND' });
    // Of a sentence that no page has all of, the pages with the most of it.
    const hits = all.length > 0 ? all : index.search(words, options);
    const found = hits.slice(0, 50).flatMap(({ id }) => entries.get(id as number) ?? []);
    return toLinks(found, { base: toBase(url) });
  };
}

interface Loaded {
  readonly index: MiniSearch<IndexEntry>;
  readonly entries: ReadonlyMap<number, IndexEntry>;
}

const options = {
  boost: { title: 3, section: 3 },
  prefix: (word: string) => word.length > 2,
  // A slip in a short word is another word.
  fuzzy: (word: string) => (word.length > 4 ? 0.2 : false),
};

async function loadIndex(url: string): Promise<Loaded> {
  const response = await fetch(url, { signal: AbortSignal.timeout(20_000) });
  const entries = parsePlainIndex(await readJson(response, maxBytes));
  if (!entries) throw new Error('This is no search index.');
  const index = new MiniSearch<IndexEntry>({
    fields: ['title', 'section', 'text'],
    tokenize: (text) => [...splitWords(text)],
  });
  // In parts: a large index must not be felt.
  await index.addAllAsync(entries, { chunkSize: 100 });
  return { index, entries: new Map(entries.map((entry) => [entry.id, entry])) };
}

/** What MkDocs finds is told from the root of the site, and its index lies one below. */
function toBase(url: string): string {
  return new URL(url).pathname.endsWith('/search/search_index.json')
    ? new URL('..', url).href
    : url;
}
