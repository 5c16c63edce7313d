import { compileGlobs } from './globs.ts';

/** What the script tag's `data-*` attributes, `window.docentConfig` or `createTracker` may say. */
export interface TrackerOptions {
  /** The write key of the Segment source. */
  readonly writeKey?: string;
  /** Which paths are docs: globs, separated by spaces; `!` excludes. All pages by default. */
  readonly docs?: string;
  /** What makes another page: its path, its query string too, or the hash of a hash router. */
  readonly route?: 'path' | 'query' | 'hash';
  /** Where a number in national form belongs, ISO 3166 alpha-2. */
  readonly country?: string;
  /** The identifier's name in the identity-resolution settings; `phone` by default. */
  readonly identifier?: string;
  /** `identified`: nothing is sent until a phone is known. */
  readonly send?: 'all' | 'identified';
  /** `required`: nothing is stored or sent until `setConsent`. */
  readonly consent?: 'required';
  /** The categories that consent must cover, separated by commas; `Analytics` by default. */
  readonly consentCategories?: string;
  /** Names of query parameters that may leave the page, separated by spaces. */
  readonly keepQuery?: string;
  /** `off`: no `Doc Read` when the reader leaves. */
  readonly docRead?: 'off';
  /** `include`: browsers under automation count too. */
  readonly bots?: 'include';
  /** Where messages go: a path of this site, or an address. */
  readonly apiHost?: string;
  /** Where analytics-next finds its settings and destinations. */
  readonly cdnHost?: string;
  /** `off`: never loads analytics-next. */
  readonly sdk?: 'off';
  /** Says in the console what happens. An attribute counts when it is there. */
  readonly debug?: boolean | string;
}

/** The options as the tracker uses them. Each is valid: what was not has its default. */
export interface Config {
  readonly writeKey: string;
  readonly isDoc: (path: string) => boolean;
  readonly route: 'path' | 'query' | 'hash';
  readonly country: string | undefined;
  readonly identifier: string;
  readonly identifiedOnly: boolean;
  readonly consentRequired: boolean;
  /** The browser asks that nothing be sold or shared: counted, not linked, not forwarded. */
  readonly isPrivate: boolean;
  readonly keepQuery: readonly string[];
  /** Address of the Tracking API, without a slash at its end. */
  readonly apiUrl: string;
  readonly options: TrackerOptions;
}

/**
 * Reads the options. It cannot fail: what is not understood has its default, and `findProblems`
 * says so later, so that the first view does not wait for sentences.
 *
 * @param options - Of a script tag: its `dataset`.
 * @param base - Address of the page, for a path of the site.
 * @param isPrivate - Whether the browser sends Global Privacy Control.
 * @example
 * parseConfig({ writeKey: 'key', docs: '/docs/**' }, location.href);
 */
export function parseConfig(
  options: TrackerOptions,
  base = location.href,
  isPrivate = (navigator as { globalPrivacyControl?: unknown }).globalPrivacyControl === true,
): Config {
  const { route } = options;
  return {
    writeKey: toText(options.writeKey).trim(),
    isDoc: compileGlobs(toList(options.docs)),
    route: route === 'query' || route === 'hash' ? route : 'path',
    country: options.country,
    identifier: options.identifier || 'phone',
    identifiedOnly: options.send === 'identified',
    consentRequired: options.consent === 'required',
    isPrivate,
    keepQuery: toList(options.keepQuery),
    apiUrl: toUrl(options.apiHost, base) ?? 'https://api.segment.io/v1',
    options,
  };
}

/**
 * Turns a path of the site, or an address, into an address without a slash at its end; undefined for
 * what is neither.
 *
 * @example
 * toUrl('/collect/v1', 'https://docs.example.com/a'); // 'https://docs.example.com/collect/v1'
 */
export function toUrl(text: string | undefined, base: string): string | undefined {
  try {
    // Without its protocol, a host would be taken for a folder.
    if (!text || !/^(https?:\/)?\//.test(text)) return undefined;
    return new URL(text, base).href.replace(/\/+$/, '');
  } catch {
    return undefined;
  }
}

/**
 * Splits a list at spaces and commas.
 *
 * @example
 * toList('/docs/** !/docs/search'); // ['/docs/**', '!/docs/search']
 */
export function toList(text: unknown): readonly string[] {
  return toText(text)
    .split(/[\s,]+/)
    .filter(Boolean);
}

function toText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
