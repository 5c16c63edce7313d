import { afterEach, describe, expect, test } from 'vitest';
import {
  ada,
  allowed,
  bob,
  closeTabs,
  openTab,
  pause,
  say,
  storedText,
  titles,
  view,
} from './testing/open-tab.ts';
import type { VisitorStoreOptions } from './visitor-store.ts';

afterEach(closeTabs);

describe('a sign-out', () => {
  test('leaves nothing, in storage or in any tab', async () => {
    const [mine, theirs] = [await openTab().open(allowed), await openTab().open(allowed)];
    mine.update({ phone: ada, name: 'Ada', email: 'ada@example.com', userId: 'u1' });
    theirs.addDocView(view('a'));
    await expect.poll(() => titles(mine)).toEqual(['a']);
    const { anonymousId } = mine.read();
    mine.clear();
    const fresh = mine.read();
    await expect.poll(() => theirs.read()).not.toHaveProperty('phone');
    await pause();
    expect(mine.read()).toEqual(fresh);
    for (const store of [mine, theirs]) {
      expect(Object.keys(store.read()).toSorted()).toEqual([
        'anonymousId',
        'clearedAt',
        'startedAt',
        'updatedAt',
        'v',
      ]);
      expect(store.read().anonymousId).not.toBe(anonymousId);
      expect(store.readTrail()).toEqual([]);
    }
    expect(theirs.read().anonymousId).toBe(mine.read().anonymousId);
    expect(localStorage).toHaveLength(0);
  });

  test('is also what it means when the reader erases the data of the site', async () => {
    const store = await openTab().open(allowed);
    store.update({ phone: ada });
    store.addDocView(view('a'));
    localStorage.clear();
    store.addDocView(view('b'));
    expect(store.read()).not.toHaveProperty('phone');
    expect(titles(store)).toEqual(['b']);
  });

  test('is not undone by what another tab stored at the same moment', async () => {
    const store = await openTab().open(allowed);
    store.update({ phone: ada });
    const late = localStorage.getItem('docent.visitor') ?? '';
    store.clear();
    localStorage.setItem('docent.visitor', late);
    store.update({ name: 'Bob' });
    expect(store.read()).not.toHaveProperty('phone');
    expect(storedText()).toContain('Bob');
    expect(storedText()).not.toContain(ada);
    store.clear();
    localStorage.setItem('docent.visitor', late);
    store.update({});
    expect(localStorage).toHaveLength(0);
  });

  test('before consent erases what an earlier page stored', async () => {
    const first = openTab();
    (await first.open(allowed)).update({ phone: ada });
    first.close();
    const store = await openTab().open();
    store.clear();
    store.allowStorage(true);
    expect(store.read()).not.toHaveProperty('phone');
  });

  test('lets the next person sign in at once', async () => {
    const [mine, theirs] = [await openTab().open(allowed), await openTab().open(allowed)];
    mine.update({ phone: ada });
    await expect.poll(() => theirs.read().phone).toBe(ada);
    mine.clear();
    mine.update({ phone: bob });
    await expect.poll(() => theirs.read().phone).toBe(bob);
    await pause();
    expect(mine.read()).toEqual(theirs.read());
    expect(storedText()).toContain(bob);
    expect(storedText()).not.toContain(ada);
  });

  test.each<[string, VisitorStoreOptions]>([
    ['in storage', allowed],
    ['in memory', {}],
  ])('is not undone by a tab that slept through it: %s', async (_where, options) => {
    const [awake, sleeper] = [openTab(), openTab()];
    const [mine, theirs] = [await awake.open(options), await sleeper.open(options)];
    mine.update({ phone: ada });
    await expect.poll(() => theirs.read().phone).toBe(ada);
    sleeper.sleep();
    mine.clear();
    await pause();
    expect(theirs.read().phone).toBe(ada);
    sleeper.wake();
    await expect.poll(() => theirs.read()).not.toHaveProperty('phone');
    await pause();
    expect(mine.read()).not.toHaveProperty('phone');
    expect(mine.read().anonymousId).toBe(theirs.read().anonymousId);
    expect(storedText()).not.toContain(ada);
  });

  test('is not undone by a tab that slept until the tab that signed out was closed', async () => {
    const [awake, sleeper] = [openTab(), openTab()];
    const [mine, theirs] = [await awake.open(allowed), await sleeper.open(allowed)];
    mine.update({ phone: ada });
    await expect.poll(() => theirs.read().phone).toBe(ada);
    sleeper.sleep();
    mine.clear();
    awake.close();
    const later = await openTab().open(allowed);
    sleeper.wake();
    theirs.update({ name: 'Ada' });
    await pause();
    for (const store of [theirs, later]) expect(store.read()).not.toHaveProperty('phone');
    expect(storedText()).not.toContain(ada);
  });

  test('is not undone by a message that comes late', async () => {
    const [mine, theirs] = [await openTab().open(), await openTab().open()];
    mine.update({ phone: ada });
    const late = { v: 1, visitor: { ...mine.read(), updatedAt: Date.now() + 5000 }, trail: [] };
    mine.clear();
    const channel = new BroadcastChannel('docent.visitor');
    say(channel, late);
    await pause();
    channel.close();
    expect(mine.read()).not.toHaveProperty('phone');
    expect(theirs.read()).not.toHaveProperty('phone');
  });

  test('reaches a tab that a late message had misled', async () => {
    const mine = await openTab().open();
    mine.update({ phone: ada });
    const stale = mine.read();
    mine.clear();
    const channel = new BroadcastChannel('docent.visitor');
    const answers: unknown[] = [];
    channel.addEventListener('message', ({ data }) => answers.push(data));
    say(channel, { v: 1, visitor: stale, trail: [] });
    const { clearedAt } = mine.read();
    await expect.poll(() => answers.at(-1)).toMatchObject({ visitor: { clearedAt } });
    channel.close();
  });
});
