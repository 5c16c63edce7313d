import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { en } from '../../packages/widget/src/strings/en.ts';
import { openChat } from './widget-delivered.ts';
import { docsPage, readDocsChat, select } from './widget-docs-page.ts';
import { eventually, expect, networkProblems, test } from './widget-test.ts';

// The search of the site, in the chat.

const entries = [
  { title: 'Retries', section: 'Back off', url: '/docs/retries#back-off', text: 'A failed job' },
  { title: 'Schedules', url: '/docs/schedules', text: 'Run a job every night' },
  { title: '<script>alert(1)</script>', url: 'javascript:alert(1)', text: 'job' },
  { title: 'Elsewhere', url: 'https://evil.example/', text: 'job' },
];

/** What a page is given at an address. */
async function serve(page: Page, url: string, body: string, contentType = 'application/json') {
  const headers = { 'access-control-allow-origin': '*' };
  await page.route(url, (route) => route.fulfill({ body, contentType, headers }));
}

test('finds pages in a plain index, on a page with a strict policy, in the same tab', async ({
  openDocs,
}) => {
  const page = await openDocs('/docs/a', {
    page: { ...docsPage('index:/search.json'), isStrict: true },
  });
  await serve(page, '**/search.json', JSON.stringify(entries));
  await openChat(page);
  const { search, status, results } = readDocsChat(page);
  await search.fill('job');
  await expect(status).toHaveText('2 results');
  await search.fill('retriez');
  await expect(status).toHaveText('1 result');
  await expect(results).toHaveText(/Retries\s*Back off/);
  await results.click();
  await page.waitForURL('**/docs/retries#back-off');
  expect(page.context().pages()).toHaveLength(1);
});

test('offers pages while the first question is written, and asks nobody else', async ({
  openDocs,
  watch,
  docs,
}) => {
  const page = await openDocs('/docs/a', { page: docsPage('index:/search.json') });
  await serve(page, '**/search.json', JSON.stringify(entries));
  const chat = await openChat(page);
  const { status, results, search } = readDocsChat(page);
  await expect(search).toBeVisible();
  const before = watch.requests.length;
  // However slowly it is typed, none of it is asked.
  await chat.composer.pressSequentially('415 555 2671 is my number', { delay: 60 });
  await page.waitForTimeout(800);
  expect(watch.requests.slice(before).filter((line) => !line.includes('/docent/'))).toEqual([]);
  await chat.composer.fill('How do I run a job every night');
  await expect(status).toHaveText(en.search.suggestions);
  await expect(results.first()).toHaveText('Schedules');
  const asked = watch.requests.slice(before).filter((line) => !line.includes('/docent/'));
  expect(asked).toEqual([`GET ${docs.origin}/search.json`]);
  await chat.composer.press('Enter');
  await expect(search).toBeHidden();
  await eventually(chat.bodies).toHaveLength(2);
});

test('asks the Pagefind of the site', async ({ openDocs }) => {
  const page = await openDocs('/docs/a', { page: docsPage('pagefind:/pagefind/pagefind.js') });
  const url = '**/pagefind/pagefind.js';
  await serve(page, url, pagefind, 'text/javascript');
  await openChat(page);
  const { search, status, results } = readDocsChat(page);
  await search.fill('retry');
  await expect(status).toHaveText('2 results');
  await expect(results.first()).toHaveText(/Retries\s*Back off/);
  await expect(results.first()).toHaveAttribute('href', /\/docs\/retries#back-off$/);
  await search.fill('nothing of that');
  await expect(status).toHaveText(en.search.none);
  // What no page has all words of.
  await search.fill('how do I retry it');
  await expect(status).toHaveText('2 results');
});

/** What Pagefind gives, in its shape. */
const pagefind = `
const part = (title, url, hits) => ({ title, url, locations: Array(hits).fill(1), excerpt: '<mark>x</mark>' });
const pages = [
  { url: '/docs/retries', meta: { title: 'Retries' }, excerpt: 'A <mark>retry</mark>',
    sub_results: [part('Retries', '/docs/retries', 1), part('Back off', '/docs/retries#back-off', 3)] },
  { url: '/docs/webhooks', meta: { title: 'Webhooks' }, excerpt: '', sub_results: [] },
  { url: 'javascript:alert(1)', meta: { title: 'x' }, sub_results: [] },
];
let isReady = false;
export const init = async () => { isReady = true; };
export const search = async (query) => {
  if (!isReady) throw new Error('not ready');
  const results = /^(retry|retry how)$/.test(query) ? pages.map((page, id) => ({ id, data: async () => page })) : [];
  return { results };
};`;

test('asks the DocSearch of the site, with its search key, and without what a preflight needs', async ({
  openDocs,
  watch,
}) => {
  const page = await openDocs('/docs/a', { page: docsPage('docsearch:APP1:abc123:docs') });
  const asked: { url: string; body: unknown }[] = [];
  await page.route('https://app1-dsn.algolia.net/**', async (route) => {
    const request = route.request();
    asked.push({ url: request.url(), body: request.postDataJSON() as unknown });
    expect(request.method()).toBe('POST');
    await route.fulfill({ json: { hits }, headers: { 'access-control-allow-origin': '*' } });
  });
  await openChat(page);
  const { search, status, results } = readDocsChat(page);
  await search.fill('retry');
  await expect(status).toHaveText('2 results');
  await expect(results.first()).toHaveText(/Retries\s*Back off/);
  await expect(results.nth(1)).toHaveText('Webhooks');
  expect(asked).toEqual([
    {
      url: 'https://app1-dsn.algolia.net/1/indexes/docs/query?x-algolia-application-id=APP1&x-algolia-api-key=abc123',
      body: expect.objectContaining({ query: 'retry' }) as unknown,
    },
  ]);
  // It was answered here: nothing has left this machine.
  const isAlgolia = (line: string) => line.includes('algolia.net');
  const all = watch.requests as string[];
  expect(all.filter(isAlgolia).every((line) => line.startsWith('POST'))).toBe(true);
  all.splice(0, all.length, ...all.filter((line) => !isAlgolia(line)));
});

const levels = { lvl2: null, lvl3: null, lvl4: null, lvl5: null, lvl6: null };
const hits = [
  {
    url: 'https://docs.example.com/retries#back-off',
    type: 'lvl2',
    hierarchy: { ...levels, lvl0: 'Guides', lvl1: 'Retries', lvl2: 'Back off' },
  },
  { url: 'https://docs.example.com/webhooks', hierarchy: { ...levels, lvl1: 'Webhooks' } },
  { url: 'javascript:alert(1)', hierarchy: { ...levels, lvl1: 'Bad' } },
  { url: null, hierarchy: null },
  null,
];

const wrong: [string, string, string][] = [
  ['an index that is a page', 'index:/search.json', '<!doctype html><title>Not found</title>'],
  ['an index of nothing known', 'index:/search.json', '{"pages":[]}'],
  ['a Pagefind without a search', 'pagefind:/search.json', 'export const a = 1;'],
];

for (const [name, option, body] of wrong) {
  test(`says that the search cannot be reached: ${name}`, async ({ openDocs }) => {
    const page = await openDocs('/docs/a', { page: docsPage(option) });
    const isScript = option.startsWith('pagefind');
    await serve(page, '**/search.json', body, isScript ? 'text/javascript' : 'text/html');
    const chat = await openChat(page);
    const { search, status } = readDocsChat(page);
    await search.fill('retry');
    await expect(status).toHaveText(en.search.unavailable);
    await chat.send('Then I ask you.');
    await eventually(chat.bodies).toHaveLength(2);
  });
}

test('says that the search cannot be reached without a network, and finds again with one', async ({
  openDocs,
  watch,
}) => {
  watch.allow(networkProblems);
  const page = await openDocs('/docs/a', { page: docsPage('index:/search.json') });
  let isOffline = true;
  await page.route('**/search.json', (route) =>
    isOffline ? route.abort('internetdisconnected') : route.fulfill({ json: entries }),
  );
  await openChat(page);
  const { search, status } = readDocsChat(page);
  await search.fill('retries');
  await expect(status).toHaveText(en.search.unavailable);
  isOffline = false;
  await search.fill('schedules');
  await expect(status).toHaveText('1 result');
});

const looks = {
  'light, 1280 px': { colorScheme: 'light', viewport: { width: 1280, height: 800 } },
  'dark, 320 px': { colorScheme: 'dark', viewport: { width: 320, height: 256 } },
  'forced colours': { forcedColors: 'active' },
} as const;

for (const [look, browser] of Object.entries(looks)) {
  test(`search and question about the page are accessible (${look})`, async ({ openDocs }) => {
    const page = await openDocs('/docs/a', { page: docsPage('index:/search.json'), browser });
    await serve(page, '**/search.json', JSON.stringify(entries));
    await select(page, '#code');
    await openChat(page);
    const { search, status, ask, chip } = readDocsChat(page);
    await search.fill('job');
    await expect(status).toHaveText('2 results');
    expect(await findViolations(page)).toEqual([]);
    await search.fill('');
    await ask.click();
    await expect(chip).toBeVisible();
    expect(await findViolations(page)).toEqual([]);
  });
}

async function findViolations(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).include('docent-chat').analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}
