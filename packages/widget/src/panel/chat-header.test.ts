import { afterEach, expect, test } from 'vitest';
import { initialState, type ChatState, type StoredMessage } from '../state/model.ts';
import { en } from '../strings/en.ts';
import './chat-header.ts';
import type { ChatHeader } from './chat-header.ts';
import './header-parts.ts';
import { hear } from './testing/hear.ts';
import { showElement, textOf, within } from './testing/show-element.ts';

afterEach(() => document.body.replaceChildren());

const show = (properties: Partial<ChatHeader> = {}) =>
  showElement('docent-chat-header', {
    strings: en,
    heading: 'Ask us',
    visitor: {},
    ...properties,
  });

const inChat = (change: Partial<ChatState>): ChatState => ({
  ...initialState,
  phase: 'open',
  ...change,
});

const message = (index: number, change: Partial<StoredMessage>): StoredMessage => ({
  sid: `IM${index}`,
  index,
  author: 'visitor',
  body: 'Hi',
  links: [],
  sentAt: 0,
  ...change,
});

const talkedTo = (element: Element) => element.shadowRoot?.querySelector('docent-chat-person');

test('has a heading and a way out', async () => {
  const element = await show();
  const heard = hear(element, 'chat-close');
  expect(textOf(within(element, 'h2'))).toBe('Ask us');
  const [close, ...others] = element.shadowRoot?.querySelectorAll('button') ?? [];
  expect([close?.ariaLabel ?? close?.getAttribute('aria-label'), others]).toEqual([
    'Close chat',
    [],
  ]);
  close?.click();
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

test('has a menu only where there is a chat', async () => {
  const element = await show();
  const menu = () => element.shadowRoot?.querySelector('docent-chat-menu');
  expect(menu()).toBeNull();
  element.state = inChat({});
  await element.updateComplete;
  expect(menu()).not.toBeNull();
});

test('hands on to the panel that the chat is to be ended, and to nobody further out', async () => {
  const element = await show({ state: inChat({}) });
  let [here, outside] = [0, 0];
  element.addEventListener('chat-ask-end', () => (here += 1));
  document.addEventListener('chat-ask-end', () => (outside += 1));
  within(element, 'docent-chat-menu').dispatchEvent(new Event('chat-ask-end'));
  expect([here, outside]).toEqual([1, 0]);
});

test('shows who wrote last, of the others', async () => {
  const messages = [
    message(0, {}),
    message(1, { author: 'bot' }),
    message(2, { author: 'person', authorName: 'Maya' }),
    message(3, {}),
  ];
  const element = await show({ state: inChat({ messages: messages.slice(0, 1) }) });
  expect(talkedTo(element)).toBeNull();
  element.state = inChat({ messages: messages.slice(0, 2) });
  await element.updateComplete;
  expect(talkedTo(element)?.message.author).toBe('bot');
  element.state = inChat({ messages });
  await element.updateComplete;
  expect(talkedTo(element)?.message.authorName).toBe('Maya');
});
