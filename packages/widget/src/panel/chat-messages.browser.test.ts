import { userEvent } from 'vitest/browser';
import { afterEach, expect, test, vi } from 'vitest';
import type { OutgoingMessage } from '../state/model.ts';
import type { ChatMessages } from './chat-messages.ts';
import {
  bodiesOf,
  clearPage,
  find,
  nextFrame,
  scrollerOf,
  showMessages,
  toMessage,
} from './testing/messages.ts';

afterEach(() => {
  vi.restoreAllMocks();
  clearPage();
});

const failed: OutgoingMessage = {
  clientId: 'c1',
  body: 'Did not go',
  createdAt: Date.now(),
  delivery: 'failed',
  refusal: 'too-long',
};

function textsOf(element: ChatMessages, selector: string): readonly string[] {
  const found = [...element.renderRoot.querySelectorAll<HTMLElement>(selector)];
  return found.map((one) => one.innerText.trim());
}

const press = (element: ChatMessages, text: string) =>
  [...element.renderRoot.querySelectorAll('button')].find((one) => one.innerText.trim() === text);

test('greets in an empty chat, and does not where earlier messages are to come', async () => {
  const element = await showMessages({}, { greeting: 'Hello!' });
  expect(bodiesOf(element)).toEqual(['Hello!']);
  element.state = { ...element.state, messages: [toMessage(1)], hasEarlier: true };
  await element.updateComplete;
  expect(bodiesOf(element)).not.toContain('Hello!');
});

test('shows how each message of the visitor fares', async () => {
  const element = await showMessages({
    messages: [0, 3, 6].map((index) => toMessage(index)),
    othersSeenIndex: 3,
    outgoing: [
      failed,
      { clientId: 'c2', body: 'Going', createdAt: Date.now(), delivery: 'sending' },
      { clientId: 'c3', body: 'Waiting', createdAt: Date.now(), delivery: 'queued' },
    ],
  });
  expect(textsOf(element, '.delivery')).toEqual([
    'Read',
    'Sent',
    'Not sent: it is too long.',
    'Sending',
    'Waiting to be sent',
  ]);
});

test('keeps the element of a message from the queue to the server', async () => {
  const element = await showMessages({ outgoing: [{ ...failed, delivery: 'sending' }] });
  const row = find(element, 'li');
  const stored = toMessage(0, { clientId: 'c1', body: failed.body });
  element.state = { ...element.state, outgoing: [], messages: [stored] };
  await element.updateComplete;
  expect(find(element, 'li')).toBe(row);
  expect(textsOf(element, '.delivery')).toEqual(['Sent']);
});

test('asks to send again and to remove, with the keyboard still in the list', async () => {
  const element = await showMessages({ outgoing: [failed] });
  const asked: unknown[] = [];
  for (const name of ['chat-retry', 'chat-discard'] as const) {
    element.addEventListener(name, (event) => asked.push([name, (event as CustomEvent).detail]));
  }
  press(element, 'Try again')?.click();
  press(element, 'Remove')?.focus();
  press(element, 'Remove')?.click();
  expect(asked).toEqual([
    ['chat-retry', { clientId: 'c1' }],
    ['chat-discard', { clientId: 'c1' }],
  ]);
  element.state = { ...element.state, outgoing: [] };
  await element.updateComplete;
  expect((element.getRootNode() as ShadowRoot).activeElement).toBe(element);
  expect(element.shadowRoot?.activeElement).toBe(scrollerOf(element));
});

test('copies a failed message, also where the page may not use the clipboard', async () => {
  const element = await showMessages({ outgoing: [failed] });
  const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
  press(element, 'Copy')?.click();
  await expect.poll(() => press(element, 'Copied')).toBeDefined();
  expect(write).toHaveBeenCalledWith('Did not go');
  await expect.poll(() => press(element, 'Copy')).toBeDefined();
  write.mockRejectedValue(new Error('no https'));
  const copied = vi.spyOn(DataTransfer.prototype, 'setData');
  const button = press(element, 'Copy');
  if (button) await userEvent.click(button);
  await expect.poll(() => press(element, 'Copied')).toBeDefined();
  expect(copied).toHaveBeenCalledWith('text/plain', 'Did not go');
});

test('names authors once for a group, and those without a name by what they are', async () => {
  const at = Date.UTC(2026, 10, 1, 12);
  const one = (index: number, more: object) => toMessage(index, { sentAt: at + index, ...more });
  const element = await showMessages({
    messages: [
      one(1, { author: 'person', authorName: 'Ana' }),
      one(2, { author: 'person', authorName: 'Ana' }),
      one(3, { author: 'bot' }),
      one(4, { author: 'person' }),
      one(5, { author: 'person', sentAt: at + 600_000 }),
    ],
  });
  expect(textsOf(element, '.author')).toEqual(['Ana', 'Docs assistant', 'Support', 'Support']);
});

test('shows what has no text, and pages of the docs as cards', async () => {
  const links = [
    { title: 'Start', section: 'First', url: '/start' },
    { title: 'Elsewhere', url: 'https://elsewhere.test/' },
    { title: 'Trick', url: 'javascript:alert(1)' },
  ];
  const element = await showMessages({
    messages: [toMessage(1, { body: ' ' }), toMessage(2, { body: '', links })],
  });
  expect(bodiesOf(element)).toEqual(['A message without text']);
  const cards = [...element.renderRoot.querySelectorAll('a')];
  expect(cards.map((card) => [card.href, card.target, card.rel])).toEqual([
    [`${location.origin}/start`, '', 'noopener noreferrer'],
    ['https://elsewhere.test/', '_blank', 'noopener noreferrer'],
  ]);
  expect(textsOf(element, '.cards')[0]).toContain('Trick');
});

test('shows the beginning of a very long message until all of it is asked for', async () => {
  const body = 'x'.repeat(32_768);
  const element = await showMessages({ messages: [toMessage(1, { body })] });
  expect(bodiesOf(element)[0]?.length).toBeLessThan(1000);
  const { top } = find(element, '.bubble').getBoundingClientRect();
  press(element, 'Show more')?.click();
  await nextFrame();
  expect(bodiesOf(element)[0]).toContain(body);
  expect(find(element, '.bubble').getBoundingClientRect().top).toBeCloseTo(top, 0);
  press(element, 'Show less')?.click();
  await nextFrame();
  expect(bodiesOf(element)[0]?.length).toBeLessThan(1000);
});

test('puts the visitor on the left where lines end on the left', async () => {
  const element = await showMessages({ messages: [toMessage(0), toMessage(1)] });
  const centerOf = (selector: string) => {
    const { left, width } = find(element, selector).getBoundingClientRect();
    return left + width / 2;
  };
  expect(centerOf('.visitor .bubble')).toBeGreaterThan(centerOf('.person .bubble'));
  element.dir = 'rtl';
  expect(centerOf('.visitor .bubble')).toBeLessThan(centerOf('.person .bubble'));
});

test('is one stop for the keyboard, with a name, and no live log', async () => {
  const element = await showMessages({ messages: [toMessage(1)] });
  const scroller = scrollerOf(element);
  expect([scroller.tabIndex, scroller.role, scroller.ariaLabel]).toEqual([0, 'region', 'Messages']);
  expect(element.renderRoot.querySelector('[role=log]')).toBeNull();
  expect(find(element, 'ol').role).toBe('list');
});
