import { beforeEach, expect, test } from 'vitest';
import { FunctionsError, type FunctionsApi } from '../session/functions-api.ts';
import type { StoredMessage } from '../state/model.ts';
import { openBrowser, settle, type Browser } from './testing/open-browser.ts';

let browser: Browser;

beforeEach(() => {
  localStorage.clear();
  browser = openBrowser();
});

type Asked = Parameters<FunctionsApi['rate']>[0] | Parameters<FunctionsApi['transcript']>[0];

/** Notes what is asked of the Functions after a chat, or refuses it. */
function listen(refusal?: FunctionsError): Asked[] {
  const asked: Asked[] = [];
  const answer = async <Value>(wish: Asked, value: Value): Promise<Value> => {
    asked.push(wish);
    if (refusal) throw refusal;
    return value;
  };
  Object.assign(browser.api, {
    rate: (wish: Asked) => answer(wish, undefined),
    transcript: (wish: Asked) => answer(wish, new Blob(['Hello'], { type: 'text/plain' })),
  });
  return asked;
}

async function talk() {
  const tab = await browser.open({ fields: [] });
  await tab.engine.send('Hello');
  await settle();
  return tab;
}

async function talkAndEnd() {
  const tab = await talk();
  await tab.engine.end();
  await settle();
  return tab;
}

const rating = { score: 4, comment: 'Quick' };
const chat = { token: 'token', conversationSid: 'CH1' };

test('a chat that has ended is rated with the token that it had', async () => {
  const asked = listen();
  const { engine } = await talkAndEnd();
  expect(browser.session).toBeUndefined();
  expect(await engine.rate(rating)).toBe(true);
  expect(asked).toMatchObject([{ ...chat, ...rating }]);
});

test('it is rated in a tab that did not lead it, and in one that came after its end', async () => {
  const asked = listen();
  const first = await talk();
  const second = await browser.open({ fields: [] });
  await first.engine.end();
  await settle();
  const third = await browser.open({ fields: [] });
  expect(third.engine.read().phase).toBe('ended');
  expect([await second.engine.rate(rating), await third.engine.rate(rating)]).toEqual([true, true]);
  expect(asked).toMatchObject([chat, chat]);
});

test('where there is no chat, or another person has come, nobody is asked', async () => {
  const asked = listen();
  const { engine } = await browser.open({ fields: [] });
  expect(await engine.rate(rating)).toBe(false);
  expect(await engine.readTranscript('text')).toBeUndefined();
  const { engine: other } = await talkAndEnd();
  other.startAnew();
  await settle();
  expect(await other.rate(rating)).toBe(false);
  expect(asked).toEqual([]);
});

test('a refusal is told to the page’s developer, and can be tried again', async () => {
  listen(new FunctionsError('later', 'rate-chat did not answer.'));
  const { engine, emitted } = await talkAndEnd();
  expect(await engine.rate(rating)).toBe(false);
  expect(await engine.readTranscript('json')).toBeUndefined();
  expect(emitted.filter(([name]) => name === 'error')).toEqual([
    ['error', { reason: 'rate-later', message: 'rate-chat did not answer.' }],
    ['error', { reason: 'transcript-later', message: 'rate-chat did not answer.' }],
  ]);
  listen();
  expect(await engine.rate(rating)).toBe(true);
});

test('a chunk that cannot be loaded is no exception', async () => {
  const tab = await browser.open({
    fields: [],
    loadAfterChat: () => Promise.reject(new TypeError('Failed to fetch')),
  });
  await tab.engine.send('Hello');
  await settle();
  expect(await tab.engine.rate(rating)).toBe(false);
  expect(await tab.engine.readTranscript('text')).toBeUndefined();
});

test('a transcript is a file with the day in its name, in the visitor’s time and language', async () => {
  const asked = listen();
  const { engine } = await talk();
  const file = await engine.readTranscript('text');
  expect([file?.name, file?.type, await file?.text()]).toEqual([
    'chat-2026-11-23.txt',
    'text/plain',
    'Hello',
  ]);
  expect(asked).toMatchObject([{ ...chat, format: 'text', timeZone: 'UTC', locale: 'en' }]);
  expect((await engine.readTranscript('json'))?.name).toBe('chat-2026-11-23.json');
});

const reply: StoredMessage = {
  sid: 'IM100',
  index: 100,
  author: 'person',
  body: 'Hello Ada',
  links: [],
  sentAt: 0,
};

test('what others write may be heard, in one tab, once, and not what one has written', async () => {
  const { engine } = await talk();
  await browser.open({ fields: [] });
  expect(browser.rung).toHaveLength(0);
  const [line] = browser.lines;
  line?.events.onMessage(reply);
  line?.events.onMessage(reply);
  line?.events.onMessage({ ...reply, sid: 'IM101', index: 101, author: 'visitor' });
  line?.events.onLatest({
    messages: [reply, { ...reply, sid: 'IM102', index: 102 }],
    hasEarlier: false,
    seenIndex: -1,
    othersSeenIndex: -1,
  });
  expect(browser.rung).toHaveLength(1);
  const [isSeen] = browser.rung;
  expect(isSeen?.()).toBe(false);
  engine.markSeen(100);
  expect(isSeen?.()).toBe(document.hidden || document.hasFocus());
});
