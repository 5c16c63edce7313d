/** What is found, as the index stores it. */
export interface Hit {
  id: string;
  page: string;
  section: string;
  heading: string;
  text: string;
  /** The words of the index that matched, which a prefix or a slip may make others than were typed. */
  terms: string[];
}

/** The hits on one page. */
export interface Group {
  page: string;
  section: string;
  hits: Hit[];
}

const maxPages = 8;
const maxPerPage = 3;

/** Puts hits of one page together: the page of the best hit first. */
export function groupByPage(hits: readonly Hit[]): Group[] {
  const groups = new Map<string, Group>();
  for (const hit of hits) {
    const path = hit.id.replace(/#.*$/, '');
    const group = groups.get(path) ?? { page: hit.page, section: hit.section, hits: [] };
    groups.set(path, group);
    if (group.hits.length < maxPerPage) group.hits.push(hit);
  }
  return [...groups.values()].slice(0, maxPages);
}

/** What is announced of the results. */
export function describeCount(groups: readonly Group[], query: string): string {
  const results = groups.reduce((sum, group) => sum + group.hits.length, 0);
  if (results === 0) return `No results for ${query}.`;
  const one = results === 1 ? '1 result' : `${results} results`;
  return `${one} on ${groups.length === 1 ? '1 page' : `${groups.length} pages`}.`;
}
