import { afterEach, expect, test } from 'vitest';
import { ids, message, now } from './testing/messages.ts';
import { closePages, openPage } from './testing/open-page.ts';

afterEach(closePages);

async function databases(): Promise<unknown[]> {
  return (await indexedDB.databases()).filter(({ name }) => name === 'docent.chat');
}

test('messages, draft and start are there after a reload', async () => {
  const page = await openPage();
  const outbox = await page.open();
  await outbox.add(message('a'));
  await outbox.add(message('b'));
  await outbox.mark('a', { delivery: 'sending', sinceIndex: 5 });
  await outbox.writeDraft('Hello');
  await outbox.writeStart({ requestId: 'r', createdAt: now });
  await page.reload();
  const next = await page.open();
  expect(await next.read()).toEqual([
    message('a', { delivery: 'sending', sinceIndex: 5 }),
    message('b'),
  ]);
  expect(await next.readDraft()).toBe('Hello');
  expect(await next.readStart()).toEqual({ requestId: 'r', createdAt: now });
});

test('what a page writes as it is being left is there on the next one', async () => {
  const page = await openPage();
  let outbox = await page.open();
  await outbox.add(message('a'));
  page.window.addEventListener('pagehide', () => {
    void outbox.writeDraft('last words');
    outbox.close();
  });
  await page.reload();
  outbox = await page.open();
  expect(await outbox.readDraft()).toBe('last words');
  page.window.addEventListener('pagehide', () => {
    void outbox.add(message('b'));
    outbox.close();
  });
  await page.reload();
  expect(await ids(await page.open())).toEqual(['a', 'b']);
});

test('two pages at once lose nothing, and neither do five', async () => {
  for (const count of [2, 5]) {
    const pages = await Promise.all(Array.from({ length: count }, () => openPage()));
    const outboxes = await Promise.all(pages.map((page) => page.open()));
    const names = outboxes.map((_, page) =>
      Array.from(
        { length: 20 },
        (__, number) => `${count}-${page}-${String(number).padStart(2, '0')}`,
      ),
    );
    await Promise.all(
      outboxes.flatMap((outbox, page) =>
        (names[page] ?? []).map((clientId) => outbox.add(message(clientId))),
      ),
    );
    const [first] = outboxes;
    const stored = first ? await ids(first) : [];
    expect(stored.toSorted()).toEqual(names.flat().toSorted());
    for (const own of names) expect(stored.filter((id) => own.includes(id))).toEqual(own);
    await first?.clear();
    for (const outbox of outboxes) expect(await outbox.read()).toEqual([]);
  }
});

test('goes on at the end of a page that crashed while it wrote', async () => {
  const [one, other] = [await openPage(), await openPage()];
  const [dying, living] = [await one.open(), await other.open()];
  await dying.add(message('a'));
  for (let number = 0; number < 50; number += 1) void dying.add(message(`lost ${number}`));
  one.close();
  await living.add(message('z'));
  const left = await ids(living);
  expect(left[0]).toBe('a');
  expect(left.at(-1)).toBe('z');
});

test('nothing is stored before there is something to store', async () => {
  const page = await openPage();
  const outbox = await page.open();
  expect(await databases()).toEqual([]);
  expect(await outbox.read()).toEqual([]);
  expect(await outbox.readDraft()).toBe('');
  await outbox.clear();
  expect(await databases()).toEqual([]);
  await outbox.writeDraft('H');
  expect(await databases()).toHaveLength(1);
});

test('a page that has it open does not stand in the way of a newer version', async () => {
  const page = await openPage();
  const outbox = await page.open();
  await outbox.add(message('a'));
  const request = indexedDB.open('docent.chat', 2);
  const blocked: Event[] = [];
  request.addEventListener('blocked', (event) => blocked.push(event));
  await new Promise((resolve) => request.addEventListener('success', resolve));
  expect(blocked).toEqual([]);
  // It is kept in memory.
  await outbox.add(message('b'));
  expect(await ids(outbox)).toEqual(['b']);
  request.result.close();
});

test('a page whose database is refused, or silent, works without a word', async () => {
  const page = await openPage();
  const errors: unknown[] = [];
  for (const type of ['error', 'unhandledrejection']) {
    page.window.addEventListener(type, (event) => errors.push(event));
  }
  const refuse = (): never => {
    throw new page.window.DOMException('refused', 'SecurityError');
  };
  const silent = (): unknown => new page.window.EventTarget();
  for (const open of [refuse, silent]) {
    page.window.IDBFactory.prototype.open = open as IDBFactory['open'];
    const outbox = await page.open();
    await outbox.add(message('a'));
    await outbox.add(message('b'));
    await outbox.remove('a');
    await outbox.writeDraft('Hello');
    expect(await ids(outbox)).toEqual(['b']);
    expect(await outbox.readDraft()).toBe('Hello');
  }
  expect(errors).toEqual([]);
  expect(await databases()).toEqual([]);
});
