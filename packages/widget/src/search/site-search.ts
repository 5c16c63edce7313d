import type { DocLink } from '../state/model.ts';

/** The search of a site: at most 8 pages, best first. Rejects where it cannot be reached, or answers nonsense. */
export type SiteSearch = (query: string, signal: AbortSignal) => Promise<readonly DocLink[]>;
