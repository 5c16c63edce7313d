import { afterEach, describe, expect, test } from 'vitest';
import {
  ada,
  allowed,
  bob,
  closeTabs,
  keys,
  openTab,
  pause,
  refuse,
  storedText,
  titles,
  view,
} from './testing/open-tab.ts';
import { createVisitor } from './visitor.ts';

afterEach(closeTabs);

const hubKey = Symbol.for('docent.visitor.v1');

describe('two scripts on one page', () => {
  test('meet in one record, whichever comes first', async () => {
    const page = openTab();
    const tracker = await page.open();
    tracker.update({ phone: ada });
    const widget = await page.open();
    expect(widget.read()).toEqual(tracker.read());
    widget.update({ name: 'Ada', identityToken: 'secret' });
    widget.addDocView(view('a'));
    expect(tracker.read()).toMatchObject({ phone: ada, name: 'Ada', identityToken: 'secret' });
    expect(titles(tracker)).toEqual(['a']);
  });

  test('hear of each other at once, and of nothing that is not new', async () => {
    const page = openTab();
    const [tracker, widget] = [await page.open(), await page.open()];
    const heard: (string | undefined)[] = [];
    const stop = widget.subscribe((visitor) => heard.push(visitor.phone));
    tracker.update({ phone: ada });
    tracker.update({ phone: ada });
    expect(heard).toEqual([ada]);
    stop();
    tracker.update({ phone: bob });
    await pause();
    expect(heard).toEqual([ada]);
  });

  test('do not disturb each other when a subscriber throws', async () => {
    const page = openTab();
    const [tracker, widget] = [await page.open(), await page.open()];
    const errors: unknown[] = [];
    page.window.addEventListener('error', (event) => errors.push(event));
    let calls = 0;
    tracker.subscribe(refuse);
    tracker.subscribe(() => (calls += 1));
    widget.subscribe(() => (calls += 1));
    widget.update({ phone: ada });
    expect(calls).toBe(2);
    expect(errors).toEqual([]);
  });

  test('go on when one of them stops', async () => {
    const page = openTab();
    const [tracker, widget] = [await page.open(allowed), await page.open()];
    let calls = 0;
    tracker.subscribe(() => (calls += 1));
    tracker.stop();
    widget.update({ phone: ada });
    expect(calls).toBe(0);
    expect(widget.read().phone).toBe(ada);
    expect(storedText()).toContain(ada);
  });

  test('start anew when the person changes', async () => {
    const page = openTab();
    const [tracker, widget] = [await page.open(), await page.open()];
    tracker.update({ phone: ada, name: 'Ada', identityToken: 'secret' });
    tracker.addDocView(view('a'));
    const { anonymousId } = tracker.read();
    widget.update({ phone: bob });
    expect(tracker.read().phone).toBe(bob);
    expect(tracker.read()).not.toHaveProperty('name');
    expect(tracker.read()).not.toHaveProperty('identityToken');
    expect(tracker.read().anonymousId).not.toBe(anonymousId);
    expect(tracker.readTrail()).toEqual([]);
  });
});

describe('a foreign hub', () => {
  const visitor = createVisitor('somebody', 1);

  test.each<[string, unknown]>([
    ['text', 'mine'],
    ['of another version', { v: 2 }],
    ['with a corrupt trail', { v: 1, state: { visitor, trail: 'none' } }],
    ['without a state', { v: 1 }],
    ['with a corrupt record', { v: 1, state: { visitor: 7, trail: [] } }],
  ])('that is %s is replaced', async (_what, hub) => {
    const page = openTab((window) => {
      // The set of that page: one of another page counts as foreign by itself.
      const listeners = new window.Set();
      const value: unknown = typeof hub === 'object' ? { ...hub, listeners } : hub;
      Object.assign(window, { [hubKey]: value });
    });
    const [tracker, widget] = [await page.open(), await page.open()];
    expect(widget.read().anonymousId).toHaveLength(36);
    tracker.update({ phone: ada });
    expect(widget.read().phone).toBe(ada);
  });

  test('that cannot be replaced leaves each script its own record, level through the channel', async () => {
    const page = openTab((window) => Object.defineProperty(window, hubKey, { get: refuse }));
    const [tracker, widget] = [await page.open(), await page.open()];
    tracker.update({ phone: ada });
    expect(tracker.read().phone).toBe(ada);
    await expect.poll(() => widget.read().phone).toBe(ada);
  });

  test('that breaks later is replaced by the last one that was known', async () => {
    const page = openTab();
    const tracker = await page.open();
    tracker.update({ phone: ada });
    Object.assign(page.window, { [hubKey]: null });
    expect(tracker.read().phone).toBe(ada);
  });
});

describe('storage', () => {
  test('holds nothing before consent, and is not looked at', async () => {
    let looks = 0;
    const { localStorage: real } = window;
    const page = openTab((frame) =>
      Object.defineProperty(frame, 'localStorage', {
        get() {
          looks += 1;
          return real;
        },
      }),
    );
    const store = await page.open();
    store.update({ phone: ada, identityToken: 'secret' });
    store.addDocView(view('a'));
    await pause();
    expect(looks).toBe(0);
    expect(localStorage).toHaveLength(0);
  });

  test('takes what memory holds when consent comes, save for the identity token', async () => {
    const store = await openTab().open();
    store.update({ phone: ada, identityToken: 'secret' });
    store.addDocView(view('a'));
    store.allowStorage(true);
    expect(storedText()).toContain(ada);
    expect(storedText()).toContain('docs.example.com/a');
    expect(storedText()).not.toContain('secret');
    expect(storedText()).not.toContain('identityToken');
    expect(store.read().identityToken).toBe('secret');
  });

  test('gives the reader back to the next page, the anonymous ID too', async () => {
    const first = openTab();
    const before = await first.open(allowed);
    before.addDocView(view('a'));
    const { anonymousId } = before.read();
    first.close();
    const after = await openTab().open();
    expect(after.read().anonymousId).not.toBe(anonymousId);
    after.addDocView(view('b'));
    after.allowStorage(true);
    expect(after.read().anonymousId).toBe(anonymousId);
    expect(titles(after)).toEqual(['a', 'b']);
  });

  test('keeps the anonymous ID of a reader who did nothing yet', async () => {
    const first = openTab();
    await first.open({ ...allowed, newId: () => 'later-in-the-alphabet' });
    first.close();
    const store = await openTab().open({ ...allowed, newId: () => 'early' });
    expect(store.read().anonymousId).toBe('later-in-the-alphabet');
  });

  test('does not bring an old person back over the one who has come since', async () => {
    const first = openTab();
    const old = await first.open(allowed);
    old.clear();
    old.update({ phone: ada });
    first.close();
    await pause();
    const store = await openTab().open();
    store.update({ phone: bob });
    store.allowStorage(true);
    expect(store.read().phone).toBe(bob);
    expect(storedText()).not.toContain(ada);
  });

  test('that is corrupt is replaced', async () => {
    for (const key of keys) localStorage.setItem(key, '{"v":1,');
    const store = await openTab().open(allowed);
    store.update({ phone: ada });
    expect(store.readTrail()).toEqual([]);
    expect(storedText()).toContain(ada);
  });

  test('is emptied when consent is withdrawn, in every tab, and the record lives on', async () => {
    const [one, other] = [openTab(), openTab()];
    const [mine, theirs] = [await one.open(allowed), await other.open(allowed)];
    mine.update({ phone: ada });
    await expect.poll(() => theirs.read().phone).toBe(ada);
    mine.allowStorage(false);
    await pause();
    theirs.update({ name: 'Ada' });
    await expect.poll(() => mine.read().name).toBe('Ada');
    expect(localStorage).toHaveLength(0);
    expect(theirs.read().phone).toBe(ada);
  });

  test('of an earlier visit is erased by a refusal, unread', async () => {
    const first = openTab();
    (await first.open(allowed)).update({ phone: ada });
    first.close();
    const store = await openTab().open();
    store.allowStorage(false);
    expect(localStorage).toHaveLength(0);
    expect(store.read()).not.toHaveProperty('phone');
  });
});
