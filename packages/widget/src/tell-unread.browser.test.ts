import { afterEach, expect, test } from 'vitest';
import { createFakeEngine } from './panel/testing/fake-engine.ts';
import type { ChatState, StoredMessage } from './state/model.ts';
import { en } from './strings/en.ts';
import { tellUnread } from './tell-unread.ts';

afterEach(() => document.body.replaceChildren());

const longerThanABatchMs = 1300;
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Every third is the visitor's. */
function toMessages(count: number): readonly StoredMessage[] {
  return Array.from({ length: count }, (_, index) => ({
    sid: `IM${index}`,
    index,
    author: index % 3 === 0 ? 'visitor' : 'person',
    body: `Message ${index}`,
    links: [],
    sentAt: index,
  }));
}

function start(state: Partial<ChatState>) {
  const element = document.createElement('div');
  document.body.append(element);
  const root = element.attachShadow({ mode: 'open' });
  const engine = createFakeEngine({ phase: 'open', line: 'up', ...state });
  const said: string[] = [];
  const note = () => {
    const text = root.querySelector('[aria-live]')?.textContent;
    if (text && said.at(-1) !== text) said.push(text);
  };
  new MutationObserver(note).observe(root, { childList: true, subtree: true });
  const stop = tellUnread({ root, engine, loadStrings: async () => en });
  return { engine, said, stop };
}

test('says once that something has come, until it is looked at', async () => {
  const { engine, said } = start({ messages: toMessages(2), seenIndex: 1 });
  engine.set({ messages: toMessages(3) });
  await expect.poll(() => said).toEqual(['Chat: 1 unread message']);
  engine.set({ messages: toMessages(6) });
  await wait(longerThanABatchMs);
  expect(said).toHaveLength(1);
  engine.set({ isPanelOpen: true, seenIndex: 5 });
  engine.set({ isPanelOpen: false });
  engine.set({ messages: toMessages(9) });
  await expect.poll(() => said).toEqual(['Chat: 1 unread message', 'Chat: 2 unread messages']);
});

test('says it also where something older has not been read', async () => {
  const { engine, said } = start({ messages: toMessages(2), seenIndex: 0 });
  engine.set({ line: 'connecting' });
  engine.set({ messages: toMessages(3) });
  await expect.poll(() => said).toEqual(['Chat: 2 unread messages']);
});

test('is silent for what was there before, for an open chat, and once it is stopped', async () => {
  const { engine, said, stop } = start({});
  engine.set({ messages: toMessages(3) });
  engine.set({ seenIndex: 2, isPanelOpen: true });
  engine.set({ messages: toMessages(5) });
  engine.set({ seenIndex: 4, isPanelOpen: false });
  stop();
  engine.set({ messages: toMessages(8) });
  await wait(longerThanABatchMs);
  expect(said).toEqual([]);
});
