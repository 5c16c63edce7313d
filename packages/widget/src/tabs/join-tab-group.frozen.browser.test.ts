import { afterEach, describe, expect, test, vi } from 'vitest';
import { closeTabs, countLocks, leaders, openTab, settled } from './testing/open-tab.ts';

afterEach(closeTabs);

describe('a tab that the browser freezes', () => {
  test('gives up the lead, and waits for its turn after the thaw', async () => {
    const first = await openTab();
    await expect.poll(() => first.heard).toEqual(['lead']);
    const second = await openTab();
    first.tell('freeze');
    expect(first.heard).toEqual(['lead', 'lost']);
    expect(first.group.isLeader()).toBe(false);
    await expect.poll(() => leaders(first, second)).toEqual([1]);
    first.tell('resume');
    await settled();
    expect(await countLocks()).toEqual({ held: 1, pending: 1 });
    second.close();
    await expect.poll(() => first.heard).toEqual(['lead', 'lost', 'lead']);
  });

  test('is not given the lead while it is frozen', async () => {
    const first = await openTab();
    await expect.poll(() => first.heard).toEqual(['lead']);
    const [second, third] = [await openTab(), await openTab()];
    second.tell('freeze');
    expect(second.heard).toEqual([]);
    first.close();
    await expect.poll(() => leaders(second, third)).toEqual([1]);
    second.tell('resume');
    third.close();
    await expect.poll(() => second.heard).toEqual(['lead']);
  });

  test('still hears what the others tell', async () => {
    const first = await openTab();
    const second = await openTab();
    second.tell('freeze');
    first.group.tell('news');
    await expect.poll(() => second.heard).toContain('news');
  });

  test('does not join again by itself when it had left the group', async () => {
    const { window, group, heard, tell } = await openTab();
    await expect.poll(() => heard).toEqual(['lead']);
    group.leave();
    const listen = vi.spyOn(window.document, 'addEventListener');
    tell('freeze');
    expect(listen).not.toHaveBeenCalled();
    listen.mockRestore();
    tell('resume');
    await settled();
    expect(heard).toEqual(['lead']);
    group.join();
    tell('freeze');
    group.leave();
    tell('resume');
    await settled();
    expect(heard).toEqual(['lead']);
    expect(await countLocks()).toEqual({ held: 0, pending: 0 });
  });
});

describe('where a tab cannot have both a lock and a channel', () => {
  test.for([
    ['there are no locks', 'locks'],
    ['locks are refused', 'request'],
    ['there is no channel', 'BroadcastChannel'],
  ] as const)('each leads for itself: %s', async ([, missing]) => {
    const prepare = (window: Window & typeof globalThis): void => {
      if (missing === 'locks') Reflect.deleteProperty(window.Navigator.prototype, 'locks');
      if (missing === 'request') {
        window.LockManager.prototype.request = () =>
          Promise.reject(new window.DOMException('refused', 'SecurityError'));
      }
      if (missing === 'BroadcastChannel') Reflect.deleteProperty(window, 'BroadcastChannel');
    };
    const [one, other] = [await openTab(prepare), await openTab(prepare)];
    await expect.poll(() => leaders(one, other)).toEqual([0, 1]);
    one.group.tell('nobody hears it');
    one.tell('freeze');
    expect(leaders(one, other)).toEqual([1]);
    one.tell('resume');
    await expect.poll(() => leaders(one, other)).toEqual([0, 1]);
    one.group.leave();
    expect(leaders(one, other)).toEqual([1]);
    one.group.join();
    one.group.leave();
    await settled();
    expect(one.heard).toEqual(['lead', 'lost', 'lead']);
    one.group.join();
    one.group.leave();
    one.group.join();
    await settled();
    expect(one.heard).toEqual(['lead', 'lost', 'lead', 'lead']);
    expect(other.heard).toEqual(['lead']);
    expect(await countLocks()).toEqual({ held: 0, pending: 0 });
  });

  test('no channel is opened where there are no locks', async () => {
    const open = vi.fn<() => void>();
    const { heard } = await openTab((window) => {
      Reflect.deleteProperty(window.Navigator.prototype, 'locks');
      Object.defineProperty(window, 'BroadcastChannel', { value: open });
    });
    await expect.poll(() => heard).toEqual(['lead']);
    expect(open).not.toHaveBeenCalled();
  });
});
