import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { access } from './testing/fake-api.ts';
import { openBrowser, settle, type Browser } from './testing/open-browser.ts';

let browser: Browser;

beforeEach(() => {
  localStorage.clear();
  browser = openBrowser();
});
afterEach(() => vi.useRealTimers());

const attachments = [{ name: 'a.txt', type: 'text/plain', blob: new Blob(['abc']) }];
const file = { messageIndex: 0, mediaSid: 'ME1' };

async function openChat() {
  const tab = await browser.open({ fields: [] });
  await tab.engine.send('Hello');
  await settle();
  return tab;
}

test('files can be sent without a text, and nothing cannot', async () => {
  const { engine } = await openChat();
  expect(await engine.send('', { attachments })).toMatchObject({ ok: true });
  await settle();
  expect(browser.lines[0]?.sent).toMatchObject([{ body: '', attachments }]);
  expect(await engine.send(' ', { attachments: [] })).toMatchObject({ reason: 'empty' });
});

test('a message with files does not go along with the start, but follows it', async () => {
  const { engine } = await browser.open({ fields: [] });
  await engine.send('Look', { attachments, attributes: { a: 1 } });
  await settle();
  expect(browser.started).toHaveLength(1);
  expect(browser.started[0]).not.toHaveProperty('question');
  expect(browser.lines[0]?.sent).toMatchObject([
    { body: 'Look', attachments, attributes: { a: 1 } },
  ]);
  expect(browser.session).toMatchObject(access);
});

test('attributes go along with the question, and too many of them follow it', async () => {
  const { engine } = await browser.open({ fields: [] });
  await engine.send('Look', { attributes: { page: 'A', clientId: 'mine' } });
  await settle();
  const given = JSON.parse(browser.started[0]?.questionAttributes ?? '') as object;
  expect(given).toEqual({ page: 'A', clientId: 'id-1' });

  browser = openBrowser();
  const next = await browser.open({ fields: [] });
  await next.engine.send('Look', { attributes: { code: 'ü'.repeat(1490) } });
  await settle();
  expect(browser.started[0]).not.toHaveProperty('question');
  expect(browser.lines[0]?.sent).toMatchObject([{ body: 'Look' }]);
});

test('where a file is, is asked once at a time, whichever tab wants it, and told to all', async () => {
  const first = await openChat();
  const second = await browser.open({ fields: [] });
  const [line] = browser.lines;
  let answer = (_url: { url?: string; until: number }): void => {};
  if (line) line.mediaUrl = new Promise((resolve) => (answer = resolve));
  second.engine.showMedia(file);
  first.engine.showMedia(file);
  second.engine.showMedia(file);
  await settle();
  expect(line?.asked).toEqual(['ME1']);
  answer({ url: 'https://media.example/1', until: 9 });
  await settle();
  for (const { engine } of [first, second])
    expect(engine.read().mediaUrls).toEqual({ ME1: { url: 'https://media.example/1', until: 9 } });
  first.engine.showMedia(file);
  await settle();
  expect(line?.asked).toEqual(['ME1', 'ME1']);
});

test('a file that cannot be had is told, and can be asked for again', async () => {
  const { engine } = await openChat();
  const [line] = browser.lines;
  const failing = Promise.reject(new Error('The line has failed.'));
  failing.catch(() => {});
  if (line) line.mediaUrl = failing;
  engine.showMedia(file);
  await settle();
  expect(engine.read().mediaUrls['ME1']).toEqual({ until: expect.any(Number) as number });
  if (line) line.mediaUrl = Promise.resolve({ url: 'https://media.example/2', until: 9 });
  engine.showMedia(file);
  await settle();
  expect(engine.read().mediaUrls['ME1']?.url).toBe('https://media.example/2');
});

test('a file whose tab does not answer is unavailable after a while', async () => {
  const { engine } = await openChat();
  vi.useFakeTimers();
  const [line] = browser.lines;
  if (line) line.mediaUrl = new Promise(() => {});
  engine.showMedia(file);
  await vi.advanceTimersByTimeAsync(14_999);
  expect(engine.read().mediaUrls).toEqual({});
  await vi.advanceTimersByTimeAsync(1);
  expect(engine.read().mediaUrls['ME1']).not.toHaveProperty('url');
});

test('a message that any tab discards is not sent on by the one that leads', async () => {
  const dropped: string[] = [];
  const deliver = () => ({
    pump() {},
    confirm() {},
    drop: (clientId: string) => void dropped.push(clientId),
    stop() {},
  });
  const first = await browser.open({ fields: [], deliver });
  await first.engine.send('Hello');
  await settle();
  const second = await browser.open({ fields: [] });
  second.engine.discard('id-1');
  first.engine.discard('id-2');
  await settle();
  expect(dropped).toEqual(['id-1', 'id-2']);
});
