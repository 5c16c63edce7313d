import type { Phone } from '@docent/identity';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { FunctionsApi } from '../session/functions-api.ts';
import { openBrowser, settle, type Browser } from './testing/open-browser.ts';

let browser: Browser;
const phone = '+14155552671' as Phone;
const isClosed = async () => true;

beforeEach(() => {
  vi.useFakeTimers();
  localStorage.clear();
  browser = openBrowser();
});
afterEach(() => void vi.useRealTimers());

test('a chat that starts while nobody is there says that the answer comes by SMS', async () => {
  browser.visitors.update({ phone });
  const { engine } = await browser.open({ fields: [], isClosed });
  await engine.send('Hello');
  await settle();
  expect(browser.started[0]).toMatchObject({ replyBy: 'sms', visitor: { phone } });
});

test('without a phone, or while somebody is there, it does not', async () => {
  const { engine } = await browser.open({ fields: [], isClosed });
  await engine.send('Hello');
  await settle();
  expect(browser.started[0]).not.toHaveProperty('replyBy');

  browser = openBrowser();
  browser.visitors.update({ phone });
  const other = await browser.open({ fields: [] });
  await other.engine.send('Hello');
  await settle();
  expect(browser.started[0]).toMatchObject({ visitor: { phone } });
  expect(browser.started[0]).not.toHaveProperty('replyBy');
});

test.each([
  [true, { replyBy: 'sms' }],
  [false, {}],
])('a phone that is given later goes along, while closed is %s', async (closed, expected) => {
  const told: Parameters<FunctionsApi['identify']>[0][] = [];
  browser.api.identify = async (news) => void told.push(news);
  const { engine } = await browser.open({ fields: [], isClosed: async () => closed });
  await engine.send('Hello');
  await settle();
  engine.submitForm({ phone });
  await settle();
  await vi.advanceTimersByTimeAsync(0);
  expect(told).toHaveLength(1);
  expect(told[0]).toMatchObject({ visitor: { phone }, ...expected });
  expect('replyBy' in (told[0] ?? {})).toBe(closed);
});

test('a name that is given later says nothing of an SMS', async () => {
  const told: Parameters<FunctionsApi['identify']>[0][] = [];
  browser.api.identify = async (news) => void told.push(news);
  const { engine } = await browser.open({ fields: [], isClosed });
  await engine.send('Hello');
  await settle();
  engine.submitForm({ name: 'Ada' });
  await settle();
  await vi.advanceTimersByTimeAsync(0);
  expect(told[0]).toMatchObject({ visitor: { name: 'Ada' } });
  expect(told[0]).not.toHaveProperty('replyBy');
});
