import { afterEach, expect, test, vi } from 'vitest';
import type { ChatMessages } from './chat-messages.ts';
import {
  belowOf,
  bodiesOf,
  clearPage,
  find,
  nextFrame,
  scrollerOf,
  showMessages,
  toMessage,
  toMessages,
  toState,
} from './testing/messages.ts';

afterEach(clearPage);

async function update(element: ChatMessages, more: Parameters<typeof toState>[0]): Promise<void> {
  element.state = { ...element.state, ...more };
  await element.updateComplete;
  await nextFrame();
}

async function scrollUp(element: ChatMessages, px: number): Promise<void> {
  scrollerOf(element).scrollTop -= px;
  await nextFrame();
}

/** Where the message in the middle of the screen is. */
function readMiddle(element: ChatMessages): { readonly body: string; readonly top: () => number } {
  const bubble = [...element.renderRoot.querySelectorAll('.bubble')].find(
    (one) => one.getBoundingClientRect().top > 150,
  );
  return {
    body: bubble?.textContent ?? '',
    top: () => bubble?.getBoundingClientRect().top ?? Number.NaN,
  };
}

test('stays at the newest while the reader is there', async () => {
  const messages = toMessages(40);
  const element = await showMessages({ messages });
  await update(element, { messages: [...messages, toMessage(40, { body: 'a\n'.repeat(30) })] });
  expect(belowOf(element)).toBeLessThanOrEqual(1);
  expect(find(element, '.pill').checkVisibility()).toBe(false);
});

test('moves nothing for a reader who has gone up, and says how many are new', async () => {
  const messages = toMessages(200);
  const element = await showMessages({ messages });
  await scrollUp(element, 900);
  const middle = readMiddle(element);
  const top = middle.top();
  // 201 is the visitor's own, from another tab.
  await update(element, { messages: [...messages, ...toMessages(4, 200)] });
  expect(Math.abs(middle.top() - top)).toBeLessThanOrEqual(1);
  expect(find(element, '.pill').textContent).toBe('3 new messages');
  find(element, '.pill').click();
  await nextFrame();
  expect(belowOf(element)).toBeLessThanOrEqual(1);
  expect(bodiesOf(element).at(-1)).toContain('Message 203');
  expect(find(element, '.pill').checkVisibility()).toBe(false);
});

test('offers the way back as soon as the newest is out of sight', async () => {
  const element = await showMessages({ messages: toMessages(60) });
  expect(find(element, '.pill').checkVisibility()).toBe(false);
  await scrollUp(element, 600);
  expect(find(element, '.pill').textContent).toBe('Newest messages');
  scrollerOf(element).dispatchEvent(new KeyboardEvent('keydown', { key: 'End' }));
  await nextFrame();
  expect(belowOf(element)).toBeLessThanOrEqual(1);
});

test('asks once for earlier messages, and keeps the place when they come', async () => {
  const messages = toMessages(30, 100);
  const asked = vi.fn<() => void>();
  const element = await showMessages({ messages, hasEarlier: true });
  element.addEventListener('chat-earlier', () => {
    asked();
    element.state = { ...element.state, isLoadingEarlier: true };
  });
  await nextFrame();
  expect(asked).not.toHaveBeenCalled();
  await scrollUp(element, 5000);
  await scrollUp(element, -20);
  expect(asked).toHaveBeenCalledOnce();
  expect(find(element, '.note').checkVisibility()).toBe(true);
  const middle = readMiddle(element);
  const top = middle.top();
  await update(element, {
    messages: [...toMessages(30, 70), ...messages],
    isLoadingEarlier: false,
  });
  expect(Math.abs(middle.top() - top)).toBeLessThanOrEqual(1);
  expect(bodiesOf(element)[0]).toContain('Message 7');
  expect(find(element, '.note').checkVisibility()).toBe(false);
});

test('does not ask again by itself after earlier messages could not be loaded', async () => {
  const asked = vi.fn<() => void>();
  const element = await showMessages({ messages: toMessages(3, 9), hasEarlier: true });
  element.addEventListener('chat-earlier', asked);
  await update(element, { isLoadingEarlier: true });
  await update(element, { isLoadingEarlier: false });
  await update(element, { othersSeenIndex: 9 });
  expect(asked).not.toHaveBeenCalled();
  await update(element, { line: 'connecting' });
  expect(asked).toHaveBeenCalledOnce();
});

test('keeps the place while what is far above is let go', async () => {
  const messages = toMessages(500);
  const element = await showMessages({ messages });
  const last = [...element.renderRoot.querySelectorAll('.bubble')].at(-1);
  const top = last?.getBoundingClientRect().top;
  await update(element, { messages: messages.slice(-60), hasEarlier: true });
  expect(last?.isConnected).toBe(true);
  expect(last?.getBoundingClientRect().top).toBe(top);
});

test('stays at the end when content grows, and when the list gets lower', async () => {
  const element = await showMessages({ messages: toMessages(40) });
  const bubble = find(element, 'li:last-child .bubble');
  bubble.style.height = '300px';
  await nextFrame();
  expect(belowOf(element)).toBeLessThanOrEqual(1);
  element.style.height = '250px';
  await nextFrame();
  expect(belowOf(element)).toBeLessThanOrEqual(1);
});

test('does not move the reader when content above grows', async () => {
  const element = await showMessages({ messages: toMessages(60) });
  await scrollUp(element, 500);
  const middle = readMiddle(element);
  const top = middle.top();
  find(element, 'li:nth-child(3) .bubble').style.height = '300px';
  await nextFrame();
  expect(Math.abs(middle.top() - top)).toBeLessThanOrEqual(1);
});

test('is at its place again after it was hidden, and after it was moved', async () => {
  const element = await showMessages({ messages: toMessages(60) });
  await scrollUp(element, 500);
  const middle = readMiddle(element);
  const top = middle.top();
  element.style.display = 'none';
  await nextFrame();
  await update(element, { messages: toMessages(61) });
  element.style.display = '';
  await nextFrame();
  expect(Math.abs(middle.top() - top)).toBeLessThanOrEqual(1);
  element.style.display = 'none';
  await nextFrame();
  element.style.display = '';
  await nextFrame();
  expect(Math.abs(middle.top() - top)).toBeLessThanOrEqual(1);
  const root = element.getRootNode() as ShadowRoot;
  element.remove();
  root.append(element);
  await nextFrame();
  expect(Math.abs(middle.top() - top)).toBeLessThanOrEqual(1);
});

test('starts at the newest when it is shown for the first time after messages came', async () => {
  const element = await showMessages();
  element.style.display = 'none';
  await update(element, { messages: toMessages(60) });
  element.style.display = '';
  await nextFrame();
  expect(belowOf(element)).toBeLessThanOrEqual(1);
});

test('stays with the newest again when the list gets so high that it is on the screen', async () => {
  const messages = toMessages(40);
  const element = await showMessages({ messages });
  await scrollUp(element, 60);
  element.style.height = '700px';
  await nextFrame();
  await update(element, { messages: [...messages, toMessage(40)] });
  expect(belowOf(element)).toBeLessThanOrEqual(1);
});

test('begins anew with another chat', async () => {
  const element = await showMessages({ messages: toMessages(200) });
  await scrollUp(element, 2000);
  await update(element, { conversationSid: 'CH2', messages: toMessages(200, 3) });
  expect(belowOf(element)).toBeLessThanOrEqual(1);
  expect(find(element, '.pill').checkVisibility()).toBe(false);
});
