import type { Visitor } from '@docent/identity';
import type { TrackerOptions } from './config.ts';
import type { DocentCalls, WaitingCall } from './docent.ts';
import type { FirstView } from './first-view.ts';
import type { Message } from './message.ts';
import { readMeta, type Page } from './page.ts';
import { isPlain } from '@docent/identity/redact';
import type { Stub } from './tracker.ts';
import { version } from './version.ts';

// The text that goes into the head of a page. It reports the first view by itself where that is plain
// and leaves to docent.js whatever needs thought: consent, cost mode, redaction, blocked storage. It
// says what docent.js would say, in fewer bytes; a test compares the two.

interface SnippetOptions extends TrackerOptions {
  readonly src: string;
}

type Browser = Navigator & { readonly globalPrivacyControl?: boolean };

const folders = /\/\*\*(?=[\s,]|$)/g;
const options = (document.currentScript as HTMLElement).dataset as unknown as SnippetOptions;
const docent = ((globalThis as { docent?: Stub }).docent ??= {});
docent.q ??= [] as WaitingCall[];
docent.options = options;
for (const name of 'identify reset page setConsent on analytics'.split(
  ' ',
) as (keyof DocentCalls)[]) {
  docent[name] ??= ((...args: readonly unknown[]) =>
    new Promise((done) => docent.q?.push([name, args, done]))) as never;
}
try {
  docent.first = viewFirst();
} catch {
  // docent.js records the view.
}
const load = (): unknown => import(/* @vite-ignore */ options.src).catch(() => {});
if (docent.first) {
  // The view is on its way: the rest can wait until the page has loaded, but not for ever.
  addEventListener('load', () => (globalThis.requestIdleCallback ?? setTimeout)(load));
  setTimeout(load, 3000);
} else {
  load();
}

function viewFirst(): FirstView | undefined {
  const { title, referrer: from, visibilityState, documentElement } = document;
  const { href, origin, pathname: path, search: query } = location;
  const { writeKey, apiHost, docs = '/**', identifier = 'phone', keepQuery } = options;
  const { userAgent, language: locale, webdriver, globalPrivacyControl } = navigator as Browser;
  const canonical = document.querySelector<HTMLLinkElement>('link[rel=canonical]')?.href;
  const isUnusual =
    options.consent ||
    options.send ||
    globalPrivacyControl ||
    webdriver ||
    (query && keepQuery) ||
    !title ||
    !writeKey ||
    visibilityState !== 'visible' ||
    readMeta('docent:title') ||
    readMeta('docent:doc') ||
    /[^\w\s,/-]/.test(docs.replace(folders, '')) ||
    !RegExp(`^(${docs.replace(folders, '(/.*)?').replace(/[\s,]+/g, '|')})/?$`).test(path) ||
    /bot|crawl|spider|slurp|headless|light|gtm|ping/i.test(userAgent) ||
    !isPlain(title + path + from + canonical);
  if (isUnusual) return undefined;

  const now = Date.now();
  let visitor = JSON.parse(localStorage['docent.visitor'] || 0) as Visitor;
  if (visitor.v !== 1) {
    const anonymousId = crypto.randomUUID();
    visitor = { v: 1, anonymousId, updatedAt: now, startedAt: now, clearedAt: 0 };
    localStorage['docent.visitor'] = JSON.stringify(visitor);
  }
  const { anonymousId, userId, phone } = visitor;
  const address = {
    title,
    url: origin + path,
    path,
    search: '',
    referrer: withoutQuery(from) ?? '',
  };
  const page: Page = {
    ...address,
    canonical_url: withoutQuery(canonical),
    doc_section: readMeta('docent:section'),
    doc_version: readMeta('docent:version') ?? readMeta('docsearch:version'),
    doc_language: readMeta('docent:language') ?? (documentElement.lang || undefined),
  };
  const call = { category: 'Docs', name: title };
  const isLinked = /^\+[1-9]\d{6,14}$/.test(phone ?? '');
  const message: Message = {
    messageId: crypto.randomUUID(),
    timestamp: new Date(now).toISOString(),
    type: 'page',
    ...call,
    properties: { ...call, ...page },
    anonymousId,
    userId,
    context: {
      library: { name: 'docent', version },
      page: address,
      locale,
      userAgent,
      externalIds: isLinked
        ? [{ id: phone as string, type: identifier, collection: 'users', encoding: 'none' }]
        : undefined,
    },
  };
  const response = fetch(`${apiHost?.replace(/\/$/, '') || 'https://api.segment.io/v1'}/b`, {
    method: 'POST',
    body: JSON.stringify({ batch: [message], sentAt: message.timestamp, writeKey }),
    keepalive: true,
    credentials: 'omit',
    referrerPolicy: 'origin',
  }).catch(() => undefined);
  return { href, title, page, message, response };
}

function withoutQuery(address: string | undefined): string | undefined {
  return address?.split(/[?#]/)[0];
}
