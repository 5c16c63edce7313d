import { beforeEach, expect, test, vi } from 'vitest';
import type { Session } from '../session/session.ts';
import { access } from './testing/fake-api.ts';
import { openBrowser, settle, type Browser } from './testing/open-browser.ts';

let browser: Browser;

beforeEach(() => {
  localStorage.clear();
  browser = openBrowser();
});

test('takes what the page knows, in any spelling, and asks no more', async () => {
  const { engine } = await browser.open();
  engine.setContext({ phone: '(415) 555-2671', name: 'Ada', userId: 'u-1' });
  await vi.waitFor(() => expect(engine.read().visitor.phone).toBe('+14155552671'));
  expect(browser.visitors.read()).toMatchObject({ userId: 'u-1', name: 'Ada', source: 'site' });
  expect(await engine.send('Hello')).toMatchObject({ ok: true });
});

test('the chat waits for the phone that the page has just given', async () => {
  const { engine } = await browser.open({ fields: [] });
  engine.setContext({ phone: '020 7946 0018', country: 'GB' });
  void engine.send('Hello');
  await vi.waitFor(() => expect(browser.started).toHaveLength(1));
  expect(browser.started[0]?.visitor?.phone).toBe('+442079460018');
});

test('a phone that is none is refused loudly, without saying it again', async () => {
  const { engine, emitted } = await browser.open();
  engine.setContext({ phone: '555-CALL-NOW-12', name: 'Ada' });
  await vi.waitFor(() => expect(emitted).toHaveLength(1));
  expect(emitted[0]).toMatchObject(['error', { reason: expect.stringMatching(/^phone-/) }]);
  expect(JSON.stringify(emitted)).not.toContain('555');
  expect(browser.visitors.read()).toMatchObject({ name: 'Ada' });
  expect(browser.visitors.read()).not.toHaveProperty('phone');
});

test('null signs out', async () => {
  const { engine } = await browser.open({ fields: [] });
  engine.setContext({ userId: 'u-1', email: 'ada@docs.example' });
  await settle();
  await engine.send('Hello');
  await settle();
  expect(browser.started[0]?.visitor).toMatchObject({ userId: 'u-1', email: 'ada@docs.example' });
  engine.setContext(null);
  await settle();
  expect(engine.read()).toMatchObject({ phase: 'none', messages: [] });
  expect(browser.visitors.read()).not.toHaveProperty('userId');
});

test('without a tracker the visitor may be stored once they act, and not before', async () => {
  const allowed: boolean[] = [];
  const visitors = {
    ...browser.visitors,
    allowStorage: (isAllowed: boolean) => void allowed.push(isAllowed),
  };
  const tracker = { isThere: () => false, listen: async () => ({ told: Promise.resolve() }) };
  const { engine } = await browser.open({ visitors, tracker });
  expect(allowed).toEqual([]);
  engine.submitForm({ name: 'Ada' });
  await settle();
  expect(allowed).toEqual([true]);
});

test('with a tracker on the page, consent is its matter', async () => {
  const allowed: boolean[] = [];
  const visitors = {
    ...browser.visitors,
    allowStorage: (isAllowed: boolean) => void allowed.push(isAllowed),
  };
  const { engine } = await browser.open({ visitors });
  engine.submitForm({ name: 'Ada' });
  await settle();
  expect(allowed).toEqual([]);
});

test('a stored visitor who comes up while the chat of a page is being made is taken as known', async () => {
  localStorage.setItem('docent.chat.owner', JSON.stringify({ startedAt: 1000 }));
  const visitors = {
    ...browser.visitors,
    allowStorage: () => browser.visitors.update({ name: 'Ada', source: 'chat' }),
  };
  const tracker = { isThere: () => false, listen: async () => ({ told: Promise.resolve() }) };
  const { engine } = await browser.open({ visitors, tracker });
  expect(engine.read().visitor).toEqual({ name: 'Ada' });
});

test('without a tracker, a visitor whom an earlier page has stored is known at once', async () => {
  localStorage.setItem('docent.visitor', '{"v":1}');
  const allowed: boolean[] = [];
  const visitors = {
    ...browser.visitors,
    allowStorage: (isAllowed: boolean) => void allowed.push(isAllowed),
  };
  const tracker = { isThere: () => false, listen: async () => ({ told: Promise.resolve() }) };
  await browser.open({ visitors, tracker });
  expect(allowed).toEqual([true]);
});

test('who signs out while storage is being read leaves nothing to be shown', async () => {
  localStorage.setItem('docent.chat.owner', JSON.stringify({ startedAt: 1000 }));
  const session: Session = {
    ...access,
    v: 1,
    startedAt: 9000,
    isPanelOpen: true,
    seenIndex: -1,
  };
  let giveSession: ((given: Session) => void) | undefined;
  const sessions = {
    read: () => new Promise<Session>((resolve) => (giveSession = resolve)),
    write() {},
    erase() {},
    markStarting() {},
    wasStarting: () => false,
  };
  const { engine } = await browser.open({ sessions });
  engine.setContext(null);
  giveSession?.(session);
  await settle();
  expect(engine.read()).toMatchObject({ phase: 'none', isPanelOpen: false });
  expect(browser.lines).toEqual([]);
});
