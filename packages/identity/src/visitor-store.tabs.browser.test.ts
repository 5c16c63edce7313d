import { afterEach, describe, expect, test } from 'vitest';
import {
  ada,
  allowed,
  bob,
  closeTabs,
  openTab,
  pause,
  refuseStorage,
  say,
  storedText,
  titles,
  view,
} from './testing/open-tab.ts';

afterEach(closeTabs);

describe('where storage is refused', () => {
  test('the record works on the page and across tabs', async () => {
    const [one, other] = [openTab(refuseStorage), openTab(refuseStorage)];
    const [mine, theirs] = [await one.open(allowed), await other.open(allowed)];
    mine.update({ phone: ada });
    mine.addDocView(view('a'));
    await expect.poll(() => theirs.read().phone).toBe(ada);
    await expect.poll(() => titles(theirs)).toEqual(['a']);
    expect((await one.open()).read().phone).toBe(ada);
    mine.clear();
    await expect.poll(() => theirs.read()).not.toHaveProperty('phone');
  });

  test('a tab that opens asks the others, and is not told the identity token', async () => {
    const mine = await openTab(refuseStorage).open(allowed);
    mine.update({ phone: ada, identityToken: 'secret' });
    mine.addDocView(view('a'));
    const theirs = await openTab(refuseStorage).open(allowed);
    await expect.poll(() => theirs.read().phone).toBe(ada);
    expect(theirs.read().anonymousId).toBe(mine.read().anonymousId);
    expect(titles(theirs)).toEqual(['a']);
    expect(theirs.read()).not.toHaveProperty('identityToken');
  });

  test('a tab that opens takes over the anonymous ID of a reader still unknown', async () => {
    const mine = await openTab(refuseStorage).open();
    const { anonymousId } = mine.read();
    const theirs = await openTab(refuseStorage).open();
    await expect.poll(() => theirs.read().anonymousId).toBe(anonymousId);
    expect(mine.read().anonymousId).toBe(anonymousId);
  });

  test('nothing throws without a channel either', async () => {
    const page = openTab((frame) => {
      refuseStorage(frame);
      Object.defineProperty(frame, 'BroadcastChannel', { value: undefined });
    });
    const store = await page.open(allowed);
    store.update({ phone: ada });
    page.sleep();
    page.wake();
    store.clear();
    store.stop();
    expect(store.read()).not.toHaveProperty('phone');
  });
});

describe('where storage is full', () => {
  function fill(): void {
    for (let size = 1 << 23; size >= 1; size >>= 1) {
      try {
        for (;;) localStorage.setItem(`filler-${size}-${localStorage.length}`, 'x'.repeat(size));
      } catch {
        // This size no longer fits; a smaller one may.
      }
    }
  }

  test('the record works on the page and across tabs', async () => {
    fill();
    const [mine, theirs] = [await openTab().open(allowed), await openTab().open(allowed)];
    mine.update({ phone: ada });
    mine.addDocView(view('a'));
    await expect.poll(() => theirs.read().phone).toBe(ada);
    theirs.update({ name: 'Ada' });
    await expect.poll(() => mine.read().name).toBe('Ada');
    expect(storedText()).toBe('');
  });

  test('the other tabs take it neither for a sign-out nor for the person before', async () => {
    const [mine, theirs] = [await openTab().open(allowed), await openTab().open(allowed)];
    mine.update({ phone: ada });
    await expect.poll(() => theirs.read().phone).toBe(ada);
    fill();
    const long = { email: `${'x'.repeat(250)}@example.com`, name: 'y'.repeat(200) };
    mine.update({ phone: bob, ...long });
    await expect.poll(() => theirs.read().phone).toBe(bob);
    theirs.update({ name: 'Bob' });
    await expect.poll(() => mine.read().name).toBe('Bob');
    expect(mine.read().phone).toBe(bob);
    expect(storedText()).not.toContain(ada);
  });
});

describe('between tabs', () => {
  test('the last writer wins, and all come to the same record', async () => {
    const [mine, theirs] = [await openTab().open(), await openTab().open()];
    mine.update({ phone: ada });
    theirs.update({ phone: bob });
    await pause();
    expect(mine.read()).toEqual(theirs.read());
    expect(mine.read().phone).toBeDefined();
    mine.update({ phone: ada, name: 'Ada' });
    await expect.poll(() => theirs.read()).toEqual(mine.read());
  });

  test('the docs of all tabs are in one trail', async () => {
    const [mine, theirs] = [await openTab().open(allowed), await openTab().open(allowed)];
    mine.addDocView(view('a'));
    await pause();
    theirs.addDocView(view('b'));
    await pause();
    mine.addDocView(view('a'));
    await expect.poll(() => titles(theirs)).toEqual(['a', 'b', 'a']);
  });

  test('the identity token goes neither into storage nor into a message', async () => {
    const messages: unknown[] = [];
    const spy = new BroadcastChannel('docent.visitor');
    spy.addEventListener('message', ({ data }) => messages.push(data));
    const [mine, theirs] = [await openTab().open(allowed), await openTab().open(allowed)];
    mine.update({ phone: ada, identityToken: 'secret' });
    theirs.update({ name: 'Ada' });
    await expect.poll(() => mine.read().name).toBe('Ada');
    spy.close();
    expect(messages.length).toBeGreaterThan(1);
    expect(JSON.stringify(messages)).not.toContain('secret');
    expect(theirs.read()).not.toHaveProperty('identityToken');
    expect(mine.read().identityToken).toBe('secret');
    expect(storedText()).not.toContain('secret');
  });

  test('messages that are foreign or broken change nothing', async () => {
    const store = await openTab().open(allowed);
    store.update({ phone: ada });
    const before = store.read();
    const channel = new BroadcastChannel('docent.visitor');
    for (const message of [null, 7, 'hello', {}, { v: 2 }, { v: 1 }, { v: 1, visitor: { v: 1 } }]) {
      say(channel, message);
    }
    await pause();
    channel.close();
    expect(store.read()).toEqual(before);
  });
});

describe('the back/forward cache', () => {
  test('finds no open channel', async () => {
    const page = openTab();
    let open = 0;
    const Real = page.window.BroadcastChannel;
    page.window.BroadcastChannel = class extends Real {
      constructor(name: string) {
        super(name);
        open += 1;
      }
      override close(): void {
        super.close();
        open -= 1;
      }
    };
    const [tracker] = [await page.open(), await page.open()];
    expect(open).toBe(2);
    page.sleep();
    expect(open).toBe(0);
    page.wake();
    expect(open).toBe(2);
    tracker.stop();
    expect(open).toBe(1);
  });

  test('gives back a page that has heard what it missed', async () => {
    const [awake, sleeper] = [openTab(), openTab()];
    const [mine, theirs] = [await awake.open(allowed), await sleeper.open(allowed)];
    sleeper.sleep();
    mine.update({ phone: ada });
    await pause();
    expect(theirs.read()).not.toHaveProperty('phone');
    sleeper.wake();
    expect(theirs.read().phone).toBe(ada);
  });
});
