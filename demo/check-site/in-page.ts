import type { Page } from '@playwright/test';
import { CannotCheck } from './cannot-check.ts';
import type { PageRead } from './visit.ts';

/**
 * What runs in each document before anything else. It notes what the page's policy refuses, and keeps from the page's
 * scripts that the page is left: requests that outlive a page get past whoever answers here in place of Segment.
 */
export const firstScript = `(() => {
  const found = [];
  Object.defineProperty(window, '__docentCheck', { value: found });
  document.addEventListener('securitypolicyviolation', (event) => {
    if (event.disposition === 'enforce')
      found.push({ directive: event.effectiveDirective, blocked: event.blockedURI, source: event.sourceFile ?? '' });
  });
  const keep = (event) => {
    if (event.type !== 'visibilitychange' || document.visibilityState === 'hidden') event.stopImmediatePropagation();
  };
  for (const name of ['pagehide', 'visibilitychange', 'beforeunload', 'unload'])
    window.addEventListener(name, keep, true);
})()`;

// As text, because what a bundler adds to a function is not there in the page.
const readScript = `(() => {
  const scripts = [...document.scripts].map((script) => ({
    src: script.src,
    type: script.type,
    isInHead: script.closest('head') !== null,
    data: { ...script.dataset },
  }));
  const chats = [...document.querySelectorAll('docent-chat')];
  const attributes = chats[0] ? [...chats[0].attributes] : [];
  const meta = (name) => document.querySelector('meta[name="' + name + '"]')?.content.trim() || undefined;
  return JSON.stringify({
    url: location.href,
    title: document.title,
    heading: document.querySelector('h1')?.textContent.trim() ?? '',
    scripts,
    chats: chats.length,
    chatAttributes: Object.fromEntries(attributes.map(({ name, value }) => [name.replace(/^data-/, ''), value])),
    trackerVersion: window.docent?.version,
    docentConfig: window.docentConfig,
    metaDoc: meta('docent:doc'),
    metaTitle: meta('docent:title'),
    violations: window.__docentCheck ?? [],
  });
})()`;

const linksScript = `JSON.stringify([...document.querySelectorAll('a[href]')]
  .filter((link) => !link.target.replace('_self', '') && !link.hasAttribute('download') && link.checkVisibility())
  .map((link) => String(link.href)))`;

// Of a script that has done nothing yet, a call says that all of it is there.
const settleScript = `Promise.race([
  window.docent?.on ? window.docent.on('error', () => {}) : undefined,
  new Promise((done) => setTimeout(done, 6000)),
]).then(() => {})`;

/** Reads what a page says of itself, in the page. */
export async function readPage(page: Page): Promise<PageRead> {
  return JSON.parse(await ask(page, readScript)) as PageRead;
}

/** The addresses behind the links that a reader sees, in the order of the page. */
export async function readLinks(page: Page): Promise<readonly string[]> {
  return JSON.parse(await ask(page, linksScript)) as string[];
}

/** Waits until all of the tracker has loaded, or for a while. */
export async function untilTrackerLoaded(page: Page): Promise<void> {
  await ask(page, settleScript);
}

/** Answers the site's question for consent with a yes, as its own dialog would. */
export async function grantConsent(page: Page): Promise<void> {
  await ask(page, "window.docent?.setConsent?.(true) && ''");
}

/** A page that leads to another one by itself is asked again there. */
async function ask(page: Page, script: string): Promise<string> {
  try {
    return await page.evaluate<string>(script);
  } catch {
    await page.waitForLoadState('load').catch(() => {});
    return page.evaluate<string>(script).catch(() => {
      throw new CannotCheck(`${page.url()} cannot be read: it goes on to other pages by itself.`);
    });
  }
}
