import { isRecord } from '@docent/identity';
import type { SiteSearch } from './site-search.ts';
import { splitWords } from './split-words.ts';
import { toLinks, type FoundPage } from './to-links.ts';

const most = 8;

/** What is used of Pagefind, which the site has built. */
interface Pagefind {
  readonly init?: () => Promise<void>;
  readonly search: (
    query: string,
  ) => Promise<{ readonly results?: readonly PagefindResult[] } | null>;
}

interface PagefindResult {
  readonly data: () => Promise<unknown>;
}

/**
 * Asks the Pagefind of the site.
 *
 * @param url - Of its `pagefind.js`.
 * @example
 * const search = createPagefind('https://docs.example.com/pagefind/pagefind.js');
 */
export function createPagefind(url: string): SiteSearch {
  let loading: Promise<Pagefind> | undefined;
  const load = (): Promise<Pagefind> => {
    loading ??= loadPagefind(url);
    loading.catch(() => (loading = undefined));
    return loading;
  };
  return async (query, signal) => {
    const pagefind = await load();
    const results = await find(pagefind, query);
    signal.throwIfAborted();
    const pages = await Promise.all(results.slice(0, most).map((result) => result.data()));
    return toLinks(pages.filter(isRecord).map(toFound), { base: document.baseURI });
  };
}

async function loadPagefind(url: string): Promise<Pagefind> {
  const pagefind = (await import(/* @vite-ignore */ url)) as Partial<Pagefind>;
  if (!pagefind.search) throw new Error('There is no Pagefind.');
  await pagefind.init?.();
  return pagefind as Pagefind;
}

/** Pagefind finds pages with all words; of a sentence that no page has, the longest words are tried. */
async function find({ search }: Pagefind, query: string): Promise<readonly PagefindResult[]> {
  const { results = [] } = (await search(query)) ?? {};
  const words = splitWords(query);
  if (results.length > 0 || words.length < 4) return results;
  const longest = words.toSorted((one, other) => other.length - one.length).slice(0, 2);
  return (await search(longest.join(' ')))?.results ?? [];
}

/** A page, or the part of it with the most that was looked for. */
function toFound({ url, meta, sub_results: parts }: Record<string, unknown>): FoundPage {
  const title = isRecord(meta) ? meta['title'] : undefined;
  const best = (Array.isArray(parts) ? parts : [])
    .filter(isRecord)
    .toSorted((one, other) => countHits(other) - countHits(one))[0];
  return best ? { title, section: best['title'], url: best['url'] } : { title, url };
}

function countHits({ locations }: Record<string, unknown>): number {
  return Array.isArray(locations) ? locations.length : 0;
}
