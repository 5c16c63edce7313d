import { afterEach, describe, expect, test } from 'vitest';
import type { DocentChat } from '../api.ts';
import { closePages, openPage, pause, type TestPage } from './testing/open-page.ts';

afterEach(closePages);

/** The text in the README. */
const stub = `
  (window.docent ??= { q: [] }).chat ??= { q: [] };
  for (const m of ['open', 'close', 'toggle', 'send', 'setContext', 'on', 'destroy'])
    docent.chat[m] ??= (...args) => new Promise((done) => docent.chat.q.push([m, args, done]));`;

/** What the tracker's README has. */
const trackerStub = `
  window.docent ??= { q: [] };
  for (const m of ['identify', 'reset', 'page', 'setConsent', 'on', 'analytics'])
    docent[m] ??= (...args) => new Promise((done) => docent.q.push([m, args, done]));`;

const withStub = (...scripts: readonly string[]): Promise<TestPage> =>
  openPage(`<!doctype html><script>${scripts.join('</script><script>')}</script><body></body>`);

const readChat = (page: TestPage): DocentChat => page.window.docent?.chat as DocentChat;

describe('calls', () => {
  test('wait for the script in the order in which they were made', async () => {
    const page = await withStub(stub);
    const chat = readChat(page);
    const answers = [
      chat.setContext({ name: 'Ada' }),
      chat.open(),
      chat.send('one'),
      chat.toggle(),
      chat.close(),
    ];
    await page.add();
    expect(await Promise.all(answers)).toEqual([
      undefined,
      undefined,
      { ok: true, id: 'IM1' },
      undefined,
      undefined,
    ]);
    expect(page.told).toEqual(['start', { name: 'Ada' }, 'open', 'send one', 'close', 'close']);
  });

  test('go on to work through a stub that the page has kept', async () => {
    const page = await withStub(stub);
    const { send } = readChat(page);
    await page.add();
    expect(await send('late')).toEqual({ ok: true, id: 'IM1' });
  });

  test.each([
    ['first', stub, trackerStub],
    ['second', trackerStub, stub],
  ])('meet those of the tracker in one object, when our stub comes %s', async (_, ...scripts) => {
    const page = await withStub(...scripts);
    const docent = page.window.docent as unknown as {
      identify: (phone: string) => Promise<unknown>;
      chat: DocentChat;
      q: unknown[];
    };
    void docent.identify('+14155552671');
    const opened = docent.chat.open();
    await page.add();
    await opened;
    expect(JSON.stringify(docent.q)).toBe('[["identify",["+14155552671"],null]]');
    expect(page.told).toEqual(['start', 'open']);
  });

  test('need no stub, and leave a place for the calls of a tracker that comes later', async () => {
    const page = await openPage();
    await page.add();
    page.window.eval(trackerStub);
    const docent = page.window.docent as unknown as { identify: () => unknown; q: unknown[] };
    void docent.identify();
    expect(docent.q).toHaveLength(1);
    expect(await readChat(page).send('x')).toMatchObject({ ok: true });
  });

  test('load the rest only where it is needed', async () => {
    const page = await openPage();
    const chat = await page.add();
    await chat.close();
    const stop = await chat.on('open', () => {});
    stop();
    expect(page.chunk.loads).toBe(0);
    await chat.setContext({});
    expect(page.chunk.loads).toBe(1);
  });

  test('close what an earlier call is still opening', async () => {
    const page = await openPage();
    const chat = await page.add();
    await Promise.all([chat.open(), chat.close()]);
    expect(page.told).toEqual(['start', 'open', 'close']);
  });

  test('hear of events until they are stopped, on the element and above it too', async () => {
    const page = await openPage();
    const chat = await page.add();
    const heard: unknown[] = [];
    const stop = await chat.on('open', (detail) => heard.push(['on', detail]));
    await chat.on('unread', (detail) => heard.push(['on', detail]));
    page.document.addEventListener('docent-chat-unread', ({ detail }) => heard.push(detail));
    await chat.open();
    page.hosts[0]?.emit('unread', { count: 2 });
    stop();
    await chat.close();
    await chat.open();
    expect(heard).toEqual([['on', undefined], ['on', { count: 2 }], { count: 2 }]);
  });

  test('fail without a word to the page when the app fails', async () => {
    const page = await openPage();
    const chat = await page.add();
    page.chunk.breaks = true;
    expect(await chat.open()).toBe(undefined);
    expect(await chat.send('secret')).toMatchObject({ ok: false, reason: 'off' });
    page.bubble()?.click();
    await expect.poll(() => page.errors).toHaveLength(3);
    await expect.poll(() => page.bubble()?.ariaBusy).toBe(null);
    for (const error of page.errors) expect(error).toBe('[docent] Error: The app is broken');
  });
});

describe('a chunk that does not come', () => {
  test('is told once, answers every call, and is tried again by the next tap', async () => {
    const page = await openPage();
    page.chunk.fails = true;
    const chat = await page.add();
    await Promise.all([chat.setContext({ name: 'Ada' }), chat.setContext({ country: 'GB' })]);
    expect(await chat.open()).toBe(undefined);
    expect(await chat.send('secret')).toMatchObject({ ok: false, reason: 'off' });
    page.bubble()?.click();
    await pause();
    expect(page.chunk.loads).toBe(4);
    expect(page.errors).toHaveLength(1);
    expect(page.errors[0]).toContain('Tap again');
    expect(page.errors[0]).not.toContain('secret');
    expect(page.bubble()?.ariaBusy).toBe(null);

    page.chunk.fails = false;
    page.bubble()?.click();
    await expect
      .poll(() => page.told)
      .toEqual(['start', { name: 'Ada' }, { country: 'GB' }, 'open by visitor']);
  });
});
