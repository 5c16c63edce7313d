import { afterEach, describe, expect, test } from 'vitest';
import { closeTabs, countLocks, leaders, openTab, settled, type Tab } from './testing/open-tab.ts';

afterEach(closeTabs);

async function openTabs(count: number): Promise<Tab[]> {
  const tabs: Tab[] = [];
  for (let number = 0; number < count; number += 1) tabs.push(await openTab());
  await expect.poll(() => leaders(...tabs)).toEqual([0]);
  return tabs;
}

describe('the lead', () => {
  test('does not come before the group is there', async () => {
    const { group, heard } = await openTab();
    expect(heard).toEqual([]);
    expect(group.isLeader()).toBe(false);
    await expect.poll(() => heard).toEqual(['lead']);
    expect(group.isLeader()).toBe(true);
  });

  test('goes to the first of two tabs, and to the other one when that is closed', async () => {
    const [first, second] = (await openTabs(2)) as [Tab, Tab];
    await settled();
    expect(second.heard).toEqual([]);
    first.close();
    await expect.poll(() => second.heard).toEqual(['lead']);
  });

  test('goes from tab to tab through five, one at a time', async () => {
    const tabs = await openTabs(5);
    await expect.poll(countLocks).toEqual({ held: 1, pending: 4 });
    for (const [number, tab] of tabs.entries()) {
      await expect.poll(() => leaders(...tabs.slice(number))).toEqual([0]);
      expect(tab.heard).toEqual(['lead']);
      tab.close();
    }
  });

  test('passes over tabs that have gone while they waited', async () => {
    const [first, second, third, fourth] = (await openTabs(4)) as [Tab, Tab, Tab, Tab];
    second.group.leave();
    third.close();
    first.group.leave();
    await expect.poll(() => leaders(first, second, fourth)).toEqual([2]);
    expect(second.heard).toEqual([]);
  });

  test('goes to another tab when the page of the leader is left for another page', async () => {
    const [first, second] = (await openTabs(2)) as [Tab, Tab];
    first.window.location.href = '/elsewhere';
    await expect.poll(() => second.heard).toEqual(['lead']);
  });
});

describe('a tab that leaves', () => {
  test('leads no more, at once, and waits for its turn when it joins again', async () => {
    const [first, second] = (await openTabs(2)) as [Tab, Tab];
    first.group.leave();
    expect(first.group.isLeader()).toBe(false);
    await expect.poll(() => leaders(first, second)).toEqual([1]);
    first.group.join();
    first.group.join();
    await settled();
    expect(leaders(first, second)).toEqual([1]);
    expect(await countLocks()).toEqual({ held: 1, pending: 1 });
    second.group.leave();
    await expect.poll(() => first.heard).toEqual(['lead', 'lead']);
  });

  test('may lead again when it is alone', async () => {
    const [only] = (await openTabs(1)) as [Tab];
    for (let turn = 2; turn < 5; turn += 1) {
      only.group.leave();
      only.group.join();
      await expect.poll(() => only.heard).toHaveLength(turn);
      expect(only.group.isLeader()).toBe(true);
    }
  });

  test('is not told that it leads when it leaves before that', async () => {
    const { group, heard } = await openTab();
    group.leave();
    await settled();
    expect(heard).toEqual([]);
    expect(await countLocks()).toEqual({ held: 0, pending: 0 });
  });

  test('neither tells nor hears anything', async () => {
    const [first, second, third] = (await openTabs(3)) as [Tab, Tab, Tab];
    second.group.leave();
    second.group.tell('from outside');
    first.group.tell('news');
    await expect.poll(() => third.heard).toEqual(['news']);
    expect(second.heard).toEqual([]);
    second.group.join();
    first.group.tell('more');
    await expect.poll(() => second.heard).toEqual(['more']);
  });
});

describe('the channel', () => {
  test('takes what one tab tells to all others, in order, from the first moment', async () => {
    const [first, second] = (await openTabs(2)) as [Tab, Tab];
    const third = await openTab();
    third.group.tell('hello');
    for (let number = 0; number < 50; number += 1) third.group.tell({ number });
    await expect.poll(() => second.heard).toHaveLength(51);
    expect(first.heard.slice(1)).toEqual(second.heard);
    expect(second.heard[0]).toBe('hello');
    expect(second.heard.at(-1)).toEqual({ number: 49 });
    expect(third.heard).toEqual([]);
  });

  test('drops what is not plain data without a word', async () => {
    const [first, second] = (await openTabs(2)) as [Tab, Tab];
    first.group.tell({ callback: () => {} });
    first.group.tell('after it');
    await expect.poll(() => second.heard).toEqual(['after it']);
  });
});
