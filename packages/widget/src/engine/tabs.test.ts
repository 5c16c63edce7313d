import type { Phone } from '@docent/identity';
import { beforeEach, expect, test } from 'vitest';
import type { StoredMessage } from '../state/model.ts';
import { openBrowser, settle, type Browser, type Tab } from './testing/open-browser.ts';

let browser: Browser;

beforeEach(() => {
  localStorage.clear();
  browser = openBrowser();
});

const reply: StoredMessage = {
  sid: 'IM100',
  index: 100,
  author: 'person',
  authorName: 'Maya',
  body: 'Hello Ada',
  links: [],
  sentAt: 0,
};

async function openTwo(): Promise<[Tab, Tab]> {
  const first = await browser.open({ fields: [] });
  await first.engine.send('Hello');
  await settle();
  return [first, await browser.open({ fields: [] })];
}

test('a second tab shows the same chat, over the one socket', async () => {
  const [first, second] = await openTwo();
  expect(browser.lines).toHaveLength(1);
  expect(second.engine.read()).toEqual(first.engine.read());
  browser.lines[0]?.events.onMessage(reply);
  expect(second.engine.read().messages.at(-1)).toEqual(reply);
  expect(second.emitted.map(([name]) => name)).toContain('unread');
});

test('five tabs write, and each message is sent once', async () => {
  const tabs = await openTwo();
  for (let more = 0; more < 3; more += 1) tabs.push(await browser.open({ fields: [] }));
  for (const [place, { engine }] of tabs.entries()) await engine.send(`from ${place}`);
  await settle();
  expect(browser.lines).toHaveLength(1);
  expect(browser.server.map(({ body }) => body)).toEqual([
    'Hello',
    ...tabs.map((_, place) => `from ${place}`),
  ]);
  for (const { engine } of tabs) {
    expect(engine.read().messages).toHaveLength(6);
    expect(engine.read().outgoing).toEqual([]);
  }
});

test('when the leading tab goes, the next one takes over, and sends what was left', async () => {
  const [first, second] = await openTwo();
  first.close();
  await settle();
  expect(browser.lines.map(({ isStopped }) => isStopped)).toEqual([true, false]);
  await second.engine.send('Still there?');
  await settle();
  expect(browser.server.map(({ body }) => body)).toEqual(['Hello', 'Still there?']);
});

test('what is open, drafted, seen or discarded in one tab is so in the other', async () => {
  const [first, second] = await openTwo();
  first.engine.setPanelOpen(true);
  second.engine.setDraft('half a');
  browser.lines[0]?.events.onMessage(reply);
  second.engine.markSeen(100);
  expect(second.engine.read()).toMatchObject({ isPanelOpen: true });
  expect(first.engine.read()).toMatchObject({ draft: 'half a', seenIndex: 100 });
  expect(browser.lines[0]?.seen).toEqual([100]);
  expect(browser.session).toMatchObject({ isPanelOpen: true, seenIndex: 100 });
});

test('a tab that does not lead has its typing, its history and its end done by the one that does', async () => {
  const [first, second] = await openTwo();
  second.engine.tellTyping();
  expect(browser.lines[0]?.typed).toBe(1);
  expect(await second.engine.end()).toBe(true);
  expect(first.engine.read()).toMatchObject({ phase: 'ended', ending: 'by-visitor' });
  expect(second.engine.read()).toMatchObject({ phase: 'ended', ending: 'by-visitor' });
  expect(browser.session).toBeUndefined();
});

test('each tab loads the earlier messages that it asked for', async () => {
  const [, second] = await openTwo();
  const [old, ...rest] = browser.server;
  const late = { ...reply, index: 1, sid: 'IM1' };
  browser.lines[0]?.events.onLatest({
    messages: [{ ...late, index: 90, sid: 'IM90' }],
    hasEarlier: true,
    seenIndex: -1,
    othersSeenIndex: -1,
  });
  expect(second.engine.read().messages.map(({ index }) => index)).toEqual([90]);
  second.engine.loadEarlier();
  expect(second.engine.read().isLoadingEarlier).toBe(true);
  await settle();
  expect(second.engine.read().messages).toEqual([
    old,
    ...rest,
    { ...late, index: 90, sid: 'IM90' },
  ]);
  expect(second.engine.read()).toMatchObject({ isLoadingEarlier: false, hasEarlier: false });
});

test('a sign-out leaves nothing in any tab, and nothing in storage', async () => {
  const [first, second] = await openTwo();
  second.engine.setDraft('my secret');
  browser.visitors.clear();
  await settle();
  for (const { engine } of [first, second]) {
    expect(engine.read()).toMatchObject({ phase: 'none', messages: [], outgoing: [], draft: '' });
  }
  expect(browser.session).toBeUndefined();
  expect(await browser.outbox.readDraft()).toBe('');
  expect(localStorage.length).toBe(0);
  expect(browser.lines.every(({ isStopped }) => isStopped)).toBe(true);
});

test('another person on the same browser never sees the chat of the last one', async () => {
  browser.visitors.update({ phone: '+14155552671' as Phone });
  const [first] = await openTwo();
  expect(browser.session?.phone).toBe('+14155552671');
  browser.visitors.update({ phone: '+442079460018' as Phone });
  await settle();
  expect(first.engine.read()).toMatchObject({ phase: 'none', messages: [] });
  expect(browser.session).toBeUndefined();
});

test('what somebody else left stored is dropped before it is shown', async () => {
  browser.visitors.update({ phone: '+14155552671' as Phone });
  const [first, second] = await openTwo();
  const { session } = browser;
  first.close();
  second.close();
  await browser.outbox.writeDraft('my secret');
  browser.visitors.clear();
  browser.session = session;
  const third = await browser.open({ fields: [] });
  expect(third.engine.read()).toMatchObject({ phase: 'none', draft: '', messages: [] });
  expect(browser.session).toBeUndefined();
  expect(browser.lines).toHaveLength(1);
});

test('a phone that becomes known later joins the running chat, once', async () => {
  const identified: unknown[] = [];
  browser.api.identify = async ({ visitor }) => void identified.push(visitor);
  await openTwo();
  browser.visitors.update({ phone: '+14155552671' as Phone, source: 'site' });
  await settle();
  browser.visitors.update({ phone: '+14155552671' as Phone, source: 'site' });
  await settle();
  expect(identified).toEqual([
    { phone: '+14155552671', anonymousId: 'anonymous-1', source: 'site' },
  ]);
  expect(browser.session?.phone).toBe('+14155552671');
});

test('an unsent message of somebody who was known only later is not left to the next', async () => {
  browser.api.start = () => new Promise(() => {});
  const { engine } = await browser.open({ fields: [] });
  await engine.send('Hello');
  browser.visitors.update({ phone: '+14155552671' as Phone });
  await settle();
  expect(await browser.outbox.read()).toHaveLength(1);
  browser.visitors.update({ phone: '+442079460018' as Phone });
  await settle();
  expect(await browser.outbox.read()).toEqual([]);
  expect(engine.read().outgoing).toEqual([]);
});

test('goes on from the session that an earlier page left, before it is connected', async () => {
  const [first, second] = await openTwo();
  first.engine.setPanelOpen(true);
  first.engine.markSeen(0);
  first.close();
  second.close();
  const third = await browser.open({ fields: [] });
  expect(third.engine.read()).toMatchObject({ phase: 'open', isPanelOpen: true, seenIndex: 0 });
  expect(third.engine.read().messages).toHaveLength(1);
  expect(third.emitted.map(([name]) => name)).not.toContain('started');
});

test('when the chat is over, what waits says so, and a new one can be started', async () => {
  const [first, second] = await openTwo();
  await browser.outbox.add({ clientId: 'late', body: 'Late', createdAt: 0, delivery: 'queued' });
  first.engine.setDraft('');
  browser.lines[0]?.events.onOver('by-team');
  await settle();
  expect(await browser.outbox.read()).toMatchObject([{ delivery: 'failed', refusal: 'chat-over' }]);
  for (const { engine, emitted } of [first, second]) {
    expect(engine.read()).toMatchObject({ phase: 'ended', ending: 'by-team' });
    expect(emitted).toContainEqual(['ended', { by: 'team' }]);
  }
  second.engine.startAnew();
  await settle();
  expect(first.engine.read()).toMatchObject({ phase: 'none', messages: [] });
  await second.engine.send('Again');
  await settle();
  expect(browser.started.map(({ question }) => question)).toEqual(['Hello', 'Again']);
  expect(first.engine.read().phase).toBe('open');
});

test('a failed message is tried again, once, whichever tab asks', async () => {
  const tabs = await openTwo();
  const [first, second] = tabs;
  const [line] = browser.lines;
  if (line) line.refused = 'Late';
  await first.engine.send('Late');
  await settle();
  expect(second.engine.read().outgoing).toMatchObject([{ delivery: 'failed' }]);
  if (line) line.refused = '';
  const clientId = second.engine.read().outgoing[0]?.clientId ?? '';
  for (const { engine } of tabs) engine.retry(clientId);
  await settle();
  expect(browser.server.map(({ body }) => body)).toEqual(['Hello', 'Late']);
  for (const { engine } of tabs) expect(engine.read().outgoing).toEqual([]);
});

test('after the end, a message that failed begins a new chat', async () => {
  const [first] = await openTwo();
  const [line] = browser.lines;
  if (line) line.refused = 'Late';
  await first.engine.send('Late');
  await settle();
  line?.events.onOver('lost');
  await settle();
  first.engine.retry(first.engine.read().outgoing[0]?.clientId ?? '');
  await settle();
  expect(browser.started).toMatchObject([{ question: 'Hello' }, { question: 'Late' }]);
  expect(first.engine.read()).toMatchObject({ phase: 'open', outgoing: [] });
});

test('where each tab has only its memory, a message that was delivered for it is not sent again', async () => {
  const outboxes = [openBrowser().outbox, openBrowser().outbox] as const;
  const first = await browser.open({ fields: [], outbox: outboxes[0] });
  await first.engine.send('Hello');
  await settle();
  const second = await browser.open({ fields: [], outbox: outboxes[1] });
  await second.engine.send('From the second');
  await settle();
  expect(await outboxes[1].read()).toEqual([]);
  first.close();
  await settle();
  expect(browser.server.map(({ body }) => body)).toEqual(['Hello', 'From the second']);
});
