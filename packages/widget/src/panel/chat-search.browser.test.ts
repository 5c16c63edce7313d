import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { en } from '../strings/en.ts';
import './chat-search.ts';
import { showElement, textOf, within } from './testing/show-element.ts';

const entries = [
  { title: 'Retries', section: 'Back off', url: '/docs/retries#back-off', text: 'A failed job' },
  { title: 'Webhooks', url: '/docs/webhooks', text: 'Sign each job' },
  { title: '<img src=x onerror=alert(1)>', url: 'javascript:alert(1)', text: 'job' },
];
let answer: () => Response | Promise<Response>;
let asked: string[];

beforeEach(() => {
  asked = [];
  answer = () => Response.json(entries);
  vi.stubGlobal('fetch', async (url: string) => {
    asked.push(url);
    return answer();
  });
});

afterEach(() => {
  vi.unstubAllGlobals();
  document.body.replaceChildren();
});

const show = (more: object = {}) =>
  showElement('docent-chat-search', { search: 'index:/search.json', strings: en, ...more });
const field = () => page.getByRole('searchbox', { name: en.search.label });
const links = (element: Element) =>
  [...(element.shadowRoot?.querySelectorAll('a') ?? [])].map((link) => [textOf(link), link.href]);
const status = (element: Element) => textOf(within(element, '[role=status]'));

test('asks for nothing before somebody looks for something', async () => {
  await show();
  await field().click();
  expect(asked).toEqual([]);
});

test('finds pages by what is typed, with slips, as links in the same tab', async () => {
  const element = await show();
  await userEvent.fill(field(), 'retriez');
  await expect.poll(() => status(element)).toBe('1 result');
  expect(links(element)).toEqual([
    ['Retries Back off', `${location.origin}/docs/retries#back-off`],
  ]);
  expect(within<HTMLAnchorElement>(element, 'a').target).toBe('');
  expect(asked).toEqual([`${location.origin}/search.json`]);
});

test('shows nothing that an index says as code, and no address that runs', async () => {
  const element = await show();
  await userEvent.fill(field(), 'job');
  await expect.poll(() => status(element)).toBe('2 results');
  expect(element.shadowRoot?.querySelector('img')).toBeNull();
});

test('says that nothing was found', async () => {
  const element = await show();
  await userEvent.fill(field(), 'zebra');
  await expect.poll(() => status(element)).toBe(en.search.none);
});

const failures: [string, () => Response | Promise<Response>][] = [
  ['no network', () => Promise.reject(new TypeError('Failed to fetch'))],
  ['no such file', () => new Response('Not found', { status: 404 })],
  ['nonsense', () => new Response('<!doctype html>')],
  ['JSON that is no index', () => Response.json({ a: 1 })],
  ['an index that is too large', () => new Response(new Uint8Array(10_000_001))],
];

test.each(failures)('says that the search cannot be reached: %s', async (_, fails) => {
  answer = fails;
  const element = await show();
  await userEvent.fill(field(), 'job');
  await expect.poll(() => status(element)).toBe(en.search.unavailable);
  expect(links(element)).toEqual([]);
});

test('asks again after a failure', async () => {
  answer = () => Promise.reject(new TypeError('Failed to fetch'));
  const element = await show();
  await userEvent.fill(field(), 'job');
  await expect.poll(() => status(element)).toBe(en.search.unavailable);
  answer = () => Response.json(entries);
  await userEvent.fill(field(), 'webhooks');
  await expect.poll(() => status(element)).toBe('1 result');
});

test('tells the developer once what is wrong with the option', async () => {
  const told = vi.spyOn(console, 'error').mockImplementation(() => {});
  const element = await show({ search: 'algolia' });
  await userEvent.fill(field(), 'job');
  await expect.poll(() => status(element)).toBe(en.search.unavailable);
  await userEvent.fill(field(), 'jobs');
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(told.mock.calls.map((call) => String(call[1]))).toEqual([
    expect.stringContaining('index:/search.json'),
  ]);
  told.mockRestore();
});

test('offers pages for the question that is being written, and says so', async () => {
  const element = await show({ draft: 'My job' });
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(asked).toEqual([]);
  element.draft = 'My job has failed';
  await expect.poll(() => status(element)).toBe(en.search.suggestions);
  expect(links(element)).not.toEqual([]);
  element.draft = '';
  await expect.poll(() => links(element)).toEqual([]);
  expect(status(element)).toBe('');
});

test('says nothing of pages for a question when there are none', async () => {
  answer = () => Promise.reject(new TypeError('Failed to fetch'));
  const element = await show({ draft: 'My job has failed' });
  await expect.poll(() => asked.length).toBe(1);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(status(element)).toBe('');
});

test('Esc empties the field first, and only then is the panel told', async () => {
  const element = await show();
  const heard: boolean[] = [];
  element.addEventListener('keydown', (event) => heard.push(event.defaultPrevented));
  await userEvent.fill(field(), 'job');
  await expect.poll(() => element.isFull).toBe(true);
  await userEvent.keyboard('{Escape}');
  await expect.element(field()).toHaveValue('');
  await expect.poll(() => element.isFull).toBe(false);
  await userEvent.keyboard('{Escape}');
  expect(heard).toEqual([true, false]);
});
