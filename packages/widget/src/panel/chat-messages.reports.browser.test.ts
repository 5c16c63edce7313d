import { afterEach, expect, test, vi } from 'vitest';
import type { ChatMessages } from './chat-messages.ts';
import {
  clearPage,
  nextFrame,
  regionOf,
  scrollerOf,
  showMessages,
  toMessage,
  toMessages,
} from './testing/messages.ts';

afterEach(() => {
  vi.restoreAllMocks();
  clearPage();
});

const longerThanAReportMs = 450;
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

function listen(element: ChatMessages): number[] {
  const seen: number[] = [];
  element.addEventListener('chat-seen', (event) => {
    seen.push((event as CustomEvent<{ index: number }>).detail.index);
  });
  return seen;
}

async function add(element: ChatMessages, index: number, body = 'New'): Promise<void> {
  const message = toMessage(index, { body, author: 'person' });
  element.state = { ...element.state, messages: [...element.state.messages, message] };
  await element.updateComplete;
}

test('tells what has been seen, each once', async () => {
  const element = await showMessages({ messages: toMessages(50) });
  const seen = listen(element);
  await expect.poll(() => seen).toEqual([49]);
  await add(element, 50);
  await add(element, 51);
  await expect.poll(() => seen).toEqual([49, 51]);
  element.state = { ...element.state, othersSeenIndex: 51 };
  await wait(longerThanAReportMs);
  expect(seen).toEqual([49, 51]);
});

test('does not tell what was seen before', async () => {
  const element = await showMessages({ messages: toMessages(50), seenIndex: 49 });
  const seen = listen(element);
  await wait(longerThanAReportMs);
  expect(seen).toEqual([]);
});

test('does not tell of messages below the screen until they are scrolled to', async () => {
  const element = await showMessages({ messages: toMessages(50), seenIndex: 49 });
  const seen = listen(element);
  scrollerOf(element).scrollTop -= 600;
  await nextFrame();
  await add(element, 50);
  await wait(longerThanAReportMs);
  expect(seen).toEqual([]);
  element.scrollToNewest();
  await expect.poll(() => seen).toEqual([50]);
});

test('tells of a message when its end has been on the screen', async () => {
  const tall = toMessage(49, { body: 'line\n'.repeat(14), author: 'person' });
  const messages = [...toMessages(49), tall];
  const element = await showMessages({ messages, seenIndex: 40 });
  const seen = listen(element);
  scrollerOf(element).scrollTop -= 150;
  await expect.poll(() => seen).toEqual([48]);
  element.scrollToNewest();
  await expect.poll(() => seen).toEqual([48, 49]);
});

const hidings: Readonly<Record<string, (element: ChatMessages) => void>> = {
  'not displayed': (element) => (element.style.display = 'none'),
  invisible: (element) => (element.style.visibility = 'hidden'),
  transparent: (element) => (element.style.opacity = '0'),
  'off the screen': (element) => {
    element.style.position = 'fixed';
    element.style.top = '5000px';
  },
  'in a tab in the background': () =>
    vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden'),
};

test.each(Object.keys(hidings))('tells nothing while it is %s', async (name) => {
  const element = await showMessages({ messages: toMessages(50) });
  const seen = listen(element);
  hidings[name]?.(element);
  await nextFrame();
  await wait(longerThanAReportMs);
  await add(element, 50);
  await wait(longerThanAReportMs);
  expect(seen).toEqual([]);
  vi.restoreAllMocks();
  element.style.cssText = 'width: 320px; height: 400px';
  document.dispatchEvent(new Event('visibilitychange'));
  await expect.poll(() => seen).toEqual([50]);
});

test('lets go of what is far above only while the reader is at the newest', async () => {
  const element = await showMessages({ messages: toMessages(400), seenIndex: 399 });
  const trim = vi.fn<() => void>();
  element.addEventListener('chat-trim', trim);
  scrollerOf(element).scrollTop -= 600;
  await nextFrame();
  await wait(longerThanAReportMs);
  expect(trim).not.toHaveBeenCalled();
  element.scrollToNewest();
  await expect.poll(() => trim.mock.calls.length).toBe(1);
});

test('says what comes in, and only that', async () => {
  const element = await showMessages({ messages: toMessages(20), hasEarlier: true });
  const region = regionOf(element);
  const said: string[] = [];
  new MutationObserver(() => said.push(region.textContent ?? '')).observe(region, {
    childList: true,
  });
  const { messages } = element.state;
  element.state = {
    ...element.state,
    messages: [...toMessages(20, -20), ...messages],
    outgoing: [{ clientId: 'a', body: 'Mine', createdAt: Date.now(), delivery: 'queued' }],
  };
  await element.updateComplete;
  await add(element, 20, 'First');
  await add(element, 21, 'Second');
  await expect.poll(() => said[0]).toBe('Support: First\nSupport: Second');
  await expect.poll(() => said.at(-1)).toBe('');
  for (let index = 22; index < 27; index += 1) await add(element, index);
  await expect.poll(() => said.at(-1)).toBe('5 new messages');
});

test('says once that somebody types, until what they wrote has come', async () => {
  const element = await showMessages({ messages: toMessages(20) });
  const region = regionOf(element);
  const said: string[] = [];
  new MutationObserver(() => region.textContent && said.push(region.textContent)).observe(region, {
    childList: true,
  });
  const type = async (...typing: string[]) => {
    element.state = { ...element.state, typing };
    await element.updateComplete;
  };
  await type('Ana');
  await expect.poll(() => said).toEqual(['Ana is typing']);
  await type();
  await type('Ana');
  await wait(1300);
  expect(said).toEqual(['Ana is typing']);
  await add(element, 20, 'Here it is');
  await type('Ana');
  await expect.poll(() => said).toEqual(['Ana is typing', 'Ana is typing\nSupport: Here it is']);
});

test('says nothing while the chat is hidden', async () => {
  const element = await showMessages({ messages: toMessages(20) });
  (element.getRootNode() as ShadowRoot).host.toggleAttribute('hidden', true);
  await add(element, 20);
  await wait(1300);
  expect(regionOf(element).textContent).toBe('');
});

test('is silent for the history of a chat that is taken up', async () => {
  const element = await showMessages();
  const region = regionOf(element);
  element.state = { ...element.state, messages: toMessages(30), hasEarlier: true };
  await wait(1300);
  expect(region.textContent).toBe('');
});
