/** Which search a site has, and where. */
export type SearchOption =
  | { readonly kind: 'pagefind' | 'index'; readonly url: string }
  | {
      readonly kind: 'docsearch';
      readonly appId: string;
      readonly apiKey: string;
      readonly index: string;
    };

/**
 * Reads the option `search`; undefined where it is none.
 *
 * @param base - What a relative address belongs to.
 * @example
 * parseSearchOption('index:/search.json', document.baseURI);
 */
export function parseSearchOption(option: string, base: string): SearchOption | undefined {
  const [, kind, rest = ''] = /^\s*(pagefind|docsearch|index):(\S+)\s*$/.exec(option) ?? [];
  if (kind === 'docsearch') return parseDocSearch(rest);
  if ((kind !== 'pagefind' && kind !== 'index') || !URL.canParse(rest, base)) return undefined;
  const { href, protocol } = new URL(rest, base);
  return /^https?:$/.test(protocol) ? { kind, url: href } : undefined;
}

function parseDocSearch(rest: string): SearchOption | undefined {
  const [, appId, apiKey, index] = /^([a-z0-9]+):([a-z0-9+/=_-]+):(.+)$/i.exec(rest) ?? [];
  return appId && apiKey && index ? { kind: 'docsearch', appId, apiKey, index } : undefined;
}
