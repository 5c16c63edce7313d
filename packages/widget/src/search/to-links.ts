import { toWords } from '../page/to-words.ts';
import type { DocLink } from '../state/model.ts';

const most = 8;
const maxTextLength = 200;
const maxUrlLength = 2000;

/** What a search has found, as it says so: anything. */
export interface FoundPage {
  readonly title?: unknown;
  readonly section?: unknown;
  readonly url?: unknown;
}

interface LinkRules {
  /** What a relative address belongs to. */
  readonly base: string;
  /** Pages of other sites count too. */
  readonly isAnywhere?: boolean;
}

/**
 * Makes links of what a search has found: at most 8, each page once, of this site unless said otherwise. What is no
 * address of the web is left out.
 *
 * @example
 * toLinks([{ title: 'Retries', url: '/retries' }], { base: document.baseURI });
 */
export function toLinks(found: readonly FoundPage[], rules: LinkRules): readonly DocLink[] {
  const links = new Map<string, DocLink>();
  for (const { title, section, url } of found) {
    const href = toHref(url, rules);
    if (!href || links.has(href)) continue;
    const name = toText(title) || new URL(href).pathname;
    const part = toText(section);
    links.set(href, { title: name, url: href, ...(part && part !== name && { section: part }) });
    if (links.size === most) break;
  }
  return [...links.values()];
}

function toHref(url: unknown, { base, isAnywhere }: LinkRules): string | undefined {
  if (typeof url !== 'string' || url.length > maxUrlLength) return undefined;
  if (!URL.canParse(url, base)) return undefined;
  const { href, protocol, origin } = new URL(url, base);
  if (!/^https?:$/.test(protocol)) return undefined;
  return isAnywhere || origin === location.origin ? href : undefined;
}

function toText(value: unknown): string {
  return typeof value === 'string' ? toWords(withoutMarkup(value)).slice(0, maxTextLength) : '';
}

/** Some searches mark what they found, or keep the markup of a title. It is only ever shown as text. */
function withoutMarkup(text: string): string {
  return text
    .slice(0, 2000)
    .replace(/<\/?[a-z][^<>]{0,200}>/gi, '')
    .replace(/&(lt|gt|quot|#39|amp);/g, (_, name: string) => entities[name] ?? '');
}

const entities: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
  amp: '&',
};
