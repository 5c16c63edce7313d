import { afterEach, expect, test } from 'vitest';
import { en } from '../strings/en.ts';
import './chat-header.ts';
import type { ChatHeader } from './chat-header.ts';
import { hear } from './testing/hear.ts';
import { showElement, textOf, within } from './testing/show-element.ts';

afterEach(() => document.body.replaceChildren());

const show = (properties: Partial<ChatHeader> = {}) =>
  showElement('docent-chat-header', {
    strings: en,
    heading: 'Ask us',
    visitor: {},
    isEndable: false,
    ...properties,
  });

const buttons = (element: Element) =>
  [...(element.shadowRoot?.querySelectorAll('button') ?? [])].map(
    (button) => button.getAttribute('aria-label') ?? textOf(button),
  );

test('has a heading and a way out', async () => {
  const element = await show();
  const heard = hear(element, 'chat-close');
  expect(textOf(within(element, 'h2'))).toBe('Ask us');
  expect(buttons(element)).toEqual(['Close chat']);
  within(element, 'button').click();
  expect(heard).toEqual([['chat-close', null]]);
});

test('says who one is, and lets that be changed', async () => {
  const element = await show({ visitor: { name: 'Ada', phone: '+14155552671' } });
  const heard = hear(element, 'chat-change-visitor');
  expect(textOf(within(element, '.who p'))).toBe('You are Ada · +1 415 555 2671');
  within(element, '.who button').click();
  expect(heard).toHaveLength(1);
});

test('says nothing of a visitor whom nobody knows', async () => {
  const element = await show({ visitor: {} });
  expect(element.shadowRoot?.querySelector('.who')).toBeNull();
});

test('offers to end a chat only while there is one', async () => {
  const element = await show({ isEndable: true });
  expect(buttons(element)).toEqual(['More', 'End chat', 'Close chat']);
  element.isEndable = false;
  await element.updateComplete;
  expect(buttons(element)).toEqual(['Close chat']);
});

test('keeps the menu closed until it is asked for, and closes it with the choice', async () => {
  const element = await show({ isEndable: true });
  let asked = 0;
  element.addEventListener('chat-ask-end', () => (asked += 1));
  const [more, menu] = [within(element, '.icon'), within(element, '.menu')];
  expect([menu.hidden, more.getAttribute('aria-expanded')]).toEqual([true, 'false']);
  more.click();
  await element.updateComplete;
  expect([menu.hidden, more.getAttribute('aria-expanded')]).toEqual([false, 'true']);
  within(element, '.menu button').click();
  await element.updateComplete;
  expect([menu.hidden, asked]).toEqual([true, 1]);
});
