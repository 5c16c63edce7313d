import { userEvent } from 'vitest/browser';
import { afterEach, expect, test, vi } from 'vitest';
import type { ChatMessages } from './chat-messages.ts';
import {
  belowOf,
  clearPage,
  find,
  nextFrame,
  scrollerOf,
  showMessages,
  toMessage,
  toMessages,
} from './testing/messages.ts';

afterEach(clearPage);

const focused = (element: ChatMessages) => element.shadowRoot?.activeElement;
const label = (element: ChatMessages) => focused(element)?.ariaLabel ?? '';
const numberOf = (element: ChatMessages) => Number(/Message (\d+)/.exec(label(element))?.[1]);

async function press(...keys: readonly string[]): Promise<void> {
  for (const key of keys) await userEvent.keyboard(`{${key}}`);
  await nextFrame();
}

/** A list that the keyboard has come to. */
async function enter(more: Parameters<typeof showMessages>[0]): Promise<ChatMessages> {
  const element = await showMessages(more);
  scrollerOf(element).focus();
  return element;
}

/** Whether all of what has the focus is on the screen, or fills it. */
function isInSight(element: ChatMessages): boolean {
  const screen = scrollerOf(element).getBoundingClientRect();
  const box = focused(element)?.getBoundingClientRect();
  return Boolean(box && box.top >= screen.top - 1 && box.bottom <= screen.bottom + 1);
}

test('goes from message to message by arrows, each with a name and in sight', async () => {
  const element = await enter({ messages: toMessages(300) });
  await press('ArrowUp');
  expect(numberOf(element)).toBe(299);
  for (let number = 298; number > 200; number -= 1) {
    await press('ArrowUp');
    expect([numberOf(element), isInSight(element)]).toEqual([number, true]);
  }
  await press('ArrowDown');
  expect(numberOf(element)).toBe(202);
});

test('goes to the very first and to the newest by Home and End', async () => {
  const element = await enter({ messages: toMessages(300) });
  await press('Home');
  expect([numberOf(element), isInSight(element)]).toEqual([0, true]);
  await press('ArrowDown');
  expect(numberOf(element)).toBe(1);
  await press('End');
  expect([numberOf(element), isInSight(element)]).toEqual([299, true]);
  expect(belowOf(element)).toBeLessThanOrEqual(1);
});

test('says who, what, when, and how it fares', async () => {
  const at = new Date(2026, 10, 1, 10, 42).getTime();
  const element = await enter({
    messages: [toMessage(0, { body: 'Hello', sentAt: at })],
    othersSeenIndex: 0,
  });
  await press('ArrowUp');
  expect(label(element)).toMatch(/^You: Hello, 10:42\sAM, Read$/);
  element.state = { ...element.state, messages: [toMessage(0, { body: 'Hi', sentAt: at })] };
  await element.updateComplete;
  expect(label(element)).toContain('You: Hi, ');
});

test('is one stop of the Tab key, with what is in a message behind Enter', async () => {
  const body = 'See https://one.example/ and https://two.example/';
  const element = await enter({ messages: [toMessage(1, { body }), toMessage(2, { body })] });
  const links = () => element.renderRoot.querySelectorAll('a').length;
  // What makes links loads when it is needed.
  await expect.poll(links).toBe(4);
  const after = document.createElement('button');
  document.body.append(after);
  await press('Tab');
  expect(document.activeElement).toBe(after);
  scrollerOf(element).focus();
  await press('ArrowUp', 'Tab');
  expect(document.activeElement).toBe(after);
  scrollerOf(element).focus();
  await press('ArrowUp', 'Enter');
  expect((focused(element) as HTMLAnchorElement).href).toBe('https://one.example/');
  await press('Tab');
  expect((focused(element) as HTMLAnchorElement).href).toBe('https://two.example/');
  await press('Escape');
  expect(label(element)).toContain('Support: See https://one.example/');
});

test('goes back to writing by Esc from a message, and leaves it to the panel otherwise', async () => {
  const element = await enter({ messages: toMessages(3) });
  const leave = vi.fn<() => void>();
  const unanswered = vi.fn<(event: Event) => void>();
  element.addEventListener('chat-leave', leave);
  element.addEventListener('keydown', (event) => {
    if (!event.defaultPrevented) unanswered(event);
  });
  await press('Escape');
  expect([leave.mock.calls.length, unanswered.mock.calls.length]).toEqual([0, 1]);
  await press('ArrowUp', 'Escape');
  expect([leave.mock.calls.length, unanswered.mock.calls.length]).toEqual([1, 1]);
});

test('leaves no name and no place in the focus order behind', async () => {
  const element = await enter({ messages: toMessages(3) });
  await press('ArrowUp', 'ArrowUp');
  const rows = [...element.renderRoot.querySelectorAll('li')];
  expect(rows.map((row) => row.getAttribute('tabindex'))).toEqual([null, '0', null]);
  expect(rows.filter((row) => row.ariaLabel)).toHaveLength(1);
  scrollerOf(element).focus();
  expect(rows.filter((row) => row.ariaLabel ?? row.getAttribute('tabindex'))).toEqual([]);
});

test('moves neither focus nor screen for somebody in an older message when one comes', async () => {
  const messages = toMessages(4);
  const element = await enter({ messages });
  await press('ArrowUp', 'ArrowUp');
  const row = focused(element);
  const top = row?.getBoundingClientRect().top;
  for (let index = 4; index < 30; index += 1) {
    element.state = { ...element.state, messages: toMessages(index) };
    await element.updateComplete;
  }
  await nextFrame();
  expect(focused(element)).toBe(row);
  expect(row?.getBoundingClientRect().top).toBeCloseTo(top ?? -1, 0);
  expect(find(element, '.pill').checkVisibility()).toBe(true);
});

test('stays in the history when its message is scrolled far away, and goes on where one looks', async () => {
  const element = await enter({ messages: toMessages(400) });
  await press('ArrowUp');
  const scroller = scrollerOf(element);
  for (let step = 0; step < 40; step += 1) {
    scroller.scrollTop -= 350;
    await nextFrame();
  }
  expect(focused(element)).toBe(scroller);
  await press('ArrowDown');
  expect(isInSight(element)).toBe(true);
  expect(numberOf(element)).toBeLessThan(300);
});

test('asks for earlier messages at the first, and goes on into them', async () => {
  const messages = toMessages(3, 30);
  const element = await enter({ messages, hasEarlier: true });
  await nextFrame();
  element.state = { ...element.state, isLoadingEarlier: true };
  await element.updateComplete;
  element.state = { ...element.state, isLoadingEarlier: false };
  await element.updateComplete;
  const asked = vi.fn<() => void>();
  element.addEventListener('chat-earlier', asked);
  await press('Home', 'ArrowUp');
  expect(asked).toHaveBeenCalled();
  expect(numberOf(element)).toBe(30);
  element.state = { ...element.state, messages: [...toMessages(30), ...messages] };
  await element.updateComplete;
  await press('ArrowUp');
  expect(numberOf(element)).toBe(29);
});

test('reads a message that is higher than the screen to its end before the next', async () => {
  const tall = toMessage(1, { body: 'line\n'.repeat(35) });
  const element = await enter({ messages: [toMessage(0), tall, toMessage(2)] });
  await press('Home', 'ArrowDown');
  const row = focused(element);
  let presses = 0;
  for (; focused(element) === row && presses < 9; presses += 1) await press('ArrowDown');
  expect(presses).toBeGreaterThan(2);
  expect(label(element)).toContain('Message 2');
});

test('leaves keys with Alt, Ctrl or Cmd to the browser', async () => {
  const element = await enter({ messages: toMessages(3) });
  await userEvent.keyboard('{Control>}{ArrowUp}{/Control}{Alt>}{Home}{/Alt}');
  expect(focused(element)).toBe(scrollerOf(element));
});
