import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { en } from '../strings/en.ts';
import './chat-composer.ts';
import { hear } from './testing/hear.ts';
import { showElement, within } from './testing/show-element.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  document.body.replaceChildren();
});

const config = { functionsUrl: 'https://chat.example.com', position: 'end' } as const;

async function show() {
  const element = await showElement('docent-chat-composer', { config, strings: en, draft: '' });
  const area = within<HTMLTextAreaElement>(element, 'textarea');
  const heard = hear(element, 'chat-send', 'chat-draft', 'chat-typing');
  const type = (text: string) => {
    area.value = text;
    area.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  };
  const press = (key: string) => {
    area.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  };
  return { element, area, heard, type, press };
}

test('has a name for the field and for the button', async () => {
  const { element, area } = await show();
  expect(area.getAttribute('aria-label')).toBe('Message');
  expect(within(element, '.main').getAttribute('aria-label')).toBe('Send');
});

test('tells the draft 300 ms after it has changed, once', async () => {
  const { heard, type } = await show();
  type('a');
  type('ab');
  vi.advanceTimersByTime(299);
  expect(heard).toEqual([['chat-typing', null]]);
  vi.advanceTimersByTime(1);
  expect(heard.slice(1)).toEqual([['chat-draft', { text: 'ab' }]]);
  vi.advanceTimersByTime(10_000);
  expect(heard).toHaveLength(2);
});

test('tells the draft at once when the field is left', async () => {
  const { area, heard, type } = await show();
  type('abc');
  area.dispatchEvent(new FocusEvent('blur'));
  expect(heard.at(-1)).toEqual(['chat-draft', { text: 'abc' }]);
  vi.advanceTimersByTime(1000);
  expect(heard).toHaveLength(2);
});

test('lets go of what somebody was writing who is gone, and tells no draft of it', async () => {
  const { element, area, heard, type } = await show();
  type('abc');
  element.resets = 1;
  await element.updateComplete;
  expect(area.value).toBe('');
  vi.advanceTimersByTime(1000);
  area.dispatchEvent(new FocusEvent('blur'));
  expect(heard).toEqual([['chat-typing', null]]);
});

test('tells the draft when it is taken off the page', async () => {
  const { element, heard, type } = await show();
  type('abc');
  element.remove();
  expect(heard.at(-1)).toEqual(['chat-draft', { text: 'abc' }]);
  expect(vi.getTimerCount()).toBe(0);
});

test('tells nothing when it goes as it came', async () => {
  const { element, heard } = await show();
  element.remove();
  expect(heard).toEqual([]);
});

test('tells that somebody types every two seconds at most', async () => {
  const { heard, type } = await show();
  const typings = () => heard.filter(([name]) => name === 'chat-typing').length;
  type('a');
  vi.advanceTimersByTime(1999);
  type('ab');
  expect(typings()).toBe(1);
  vi.advanceTimersByTime(1);
  type('abc');
  expect(typings()).toBe(2);
});

test('does not call it typing when a text is taken away', async () => {
  const { heard, type } = await show();
  type('');
  expect(heard).toEqual([]);
});

test('empties the draft before it sends, and tells no draft later', async () => {
  const { heard, type, press } = await show();
  type('Hello  \n');
  press('Enter');
  expect(heard.slice(1)).toEqual([
    ['chat-draft', { text: '' }],
    ['chat-send', { body: 'Hello' }],
  ]);
  vi.advanceTimersByTime(1000);
  expect(heard).toHaveLength(3);
});

test('keeps the indentation of code that is sent', async () => {
  const { heard, type, press } = await show();
  type('  if (x) {\n    y();\n  }');
  press('Enter');
  expect(heard.at(-1)).toEqual(['chat-send', { body: '  if (x) {\n    y();\n  }' }]);
});
