import type { Config } from './config.ts';
import { redactText, redactUrl } from '@docent/identity/redact';

/** What is told of a page that was shown: the properties of Segment's `page` call. */
export interface Page {
  /** Undefined while the page has not said it. So are the facts below that a page does not tell. */
  readonly title: string | undefined;
  readonly url: string;
  readonly path: string;
  readonly search: string;
  readonly referrer: string;
  readonly canonical_url?: string | undefined;
  readonly doc_section?: string | undefined;
  readonly doc_version?: string | undefined;
  readonly doc_language?: string | undefined;
}

/** Where a page is, and where the reader came from. */
export interface PageAddress {
  readonly href: string;
  readonly referrer: string;
}

/**
 * Reads the page that is shown, as it may leave the page; undefined where it is no doc.
 *
 * @example
 * readPage({ href: location.href, referrer: document.referrer }, config);
 */
export function readPage({ href, referrer }: PageAddress, config: Config): Page | undefined {
  const { keepQuery, isDoc } = config;
  const said = readMeta('docent:doc');
  if (said === 'no' || (said !== 'yes' && !isDoc(new URL(href).pathname))) return undefined;
  const canonical = document.querySelector<HTMLLinkElement>('link[rel=canonical]')?.href;
  return {
    title: redactText(readMeta('docent:title') ?? document.title) || undefined,
    ...redactUrl(href, keepQuery),
    referrer: redactUrl(referrer, keepQuery).url,
    canonical_url: canonical && redactUrl(canonical, keepQuery).url,
    doc_section: readMeta('docent:section'),
    doc_version: readMeta('docent:version') ?? readMeta('docsearch:version'),
    doc_language: readMeta('docent:language') ?? (document.documentElement.lang || undefined),
  };
}

/**
 * Reads where the reader is, whether that is a doc or not.
 *
 * @example
 * buildDraft(identifyCall, readAddress(config), Date.now());
 */
export function readAddress({ keepQuery }: Config): Page {
  return {
    title: redactText(document.title),
    ...redactUrl(location.href, keepQuery),
    referrer: '',
  };
}

/**
 * Reads a meta tag; undefined where there is none, or nothing in it.
 *
 * @example
 * readMeta('docent:section');
 */
export function readMeta(name: string): string | undefined {
  const meta = document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`);
  return meta?.content.trim() || undefined;
}
