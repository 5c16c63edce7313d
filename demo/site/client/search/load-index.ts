import type { Hit } from './group.ts';

/** Searches one version of the docs. */
export type FindHits = (query: string) => Hit[];

const indexes = new Map<string, Promise<FindHits>>();

/** Loads the library and a version's index, once; after a failure the next call tries again. */
export function loadIndex(version: string): Promise<FindHits> {
  const loading = indexes.get(version) ?? load(version);
  indexes.set(version, loading);
  loading.catch(() => indexes.delete(version));
  return loading;
}

async function load(version: string): Promise<FindHits> {
  const [{ default: MiniSearch }, { searchOptions }, json] = await Promise.all([
    import('minisearch'),
    import('../../search-options.ts'),
    fetchText(`/assets/search-${version}.json`),
  ]);
  const index = MiniSearch.loadJSON(json, searchOptions);
  return (query) => index.search(query) as unknown as Hit[];
}

async function fetchText(url: string): Promise<string> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answered ${response.status}.`);
  return response.text();
}
