import type { DocLink } from '../state/model.ts';
import { withinTime } from '../transport/within-time.ts';
import type { SiteSearch } from './site-search.ts';

/** What became of the last question. */
export type SearchResult =
  { readonly kind: 'found'; readonly links: readonly DocLink[] } | { readonly kind: 'failed' };

/** Asks as fast as somebody types, but not faster than a search can bear. */
export interface LatestSearch {
  /** Asks soon; an empty question takes back the last one. */
  readonly ask: (query: string) => void;
  readonly stop: () => void;
}

interface SearchSettings {
  /** Loads what asks. */
  readonly open: () => Promise<SiteSearch>;
  /** Called with the answer to the last question, and with no other; undefined when nothing is asked. */
  readonly onResult: (result: SearchResult | undefined) => void;
  readonly delayMs?: number;
  /** After which a search counts as failed. */
  readonly limitMs?: number;
}

/**
 * Makes a search in which the latest question wins: those before it are given up.
 *
 * @example
 * const latest = createLatestSearch({ open: () => openSearch('index:/search.json'), onResult });
 * latest.ask('retry');
 */
export function createLatestSearch(settings: SearchSettings): LatestSearch {
  const { open, onResult, delayMs = 200, limitMs = 10_000 } = settings;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let current: AbortController | undefined;
  let opened: Promise<SiteSearch> | undefined;

  const find = async (query: string, signal: AbortSignal): Promise<readonly DocLink[]> => {
    opened ??= open();
    opened.catch(() => (opened = undefined));
    const search = await opened;
    signal.throwIfAborted();
    return search(query, signal);
  };
  const run = async (query: string): Promise<void> => {
    const mine = new AbortController();
    current = mine;
    const { signal } = mine;
    try {
      const links = await withinTime(find(query, signal), { limitMs, signal });
      if (!signal.aborted) onResult({ kind: 'found', links });
    } catch {
      if (signal.aborted) return;
      mine.abort();
      onResult({ kind: 'failed' });
    }
  };
  const stop = (): void => {
    clearTimeout(timer);
    current?.abort();
  };
  return {
    ask(query) {
      stop();
      if (query) timer = setTimeout(() => void run(query), delayMs);
      else onResult(undefined);
    },
    stop,
  };
}
