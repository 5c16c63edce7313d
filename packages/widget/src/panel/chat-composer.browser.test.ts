import { afterEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { en } from '../strings/en.ts';
import './chat-composer.ts';
import { hear } from './testing/hear.ts';
import { showElement, within } from './testing/show-element.ts';

afterEach(() => document.body.replaceChildren());

const config = { functionsUrl: 'https://chat.example.com', position: 'end' } as const;

async function show(draft = '') {
  const element = await showElement('docent-chat-composer', { config, strings: en, draft });
  const area = within<HTMLTextAreaElement>(element, 'textarea');
  const button = within<HTMLButtonElement>(element, '.main');
  const heard = hear(element, 'chat-send', 'chat-draft', 'chat-typing');
  const told = (name: string) => heard.filter((entry) => entry[0] === name).map(([, it]) => it);
  return { element, area, button, heard, told };
}

test('sends with Enter, is empty then, and keeps the focus', async () => {
  const { element, area, told } = await show();
  element.focus();
  await userEvent.keyboard('Hello{Enter}');
  expect(told('chat-send')).toEqual([{ body: 'Hello' }]);
  expect(area.value).toBe('');
  expect(element.shadowRoot?.activeElement).toBe(area);
});

test('never locks: what is typed after a message is sent too', async () => {
  const { element, told } = await show();
  element.focus();
  await userEvent.keyboard('one{Enter}two{Enter}');
  expect(told('chat-send')).toEqual([{ body: 'one' }, { body: 'two' }]);
});

test('begins a new line with Shift and Enter', async () => {
  const { element, area, told } = await show();
  element.focus();
  await userEvent.keyboard('one{Shift>}{Enter}{/Shift}two');
  expect(told('chat-send')).toEqual([]);
  expect(area.value).toBe('one\ntwo');
});

test('sends with the button, and the focus is in the field again', async () => {
  const { element, area, button, told } = await show();
  element.focus();
  await userEvent.keyboard('Hello');
  await userEvent.click(button);
  expect(told('chat-send')).toEqual([{ body: 'Hello' }]);
  expect(element.shadowRoot?.activeElement).toBe(area);
});

test('has a button that is disabled only while there is nothing to send', async () => {
  const { element, button, told } = await show();
  expect(button.disabled).toBe(true);
  element.focus();
  await userEvent.keyboard('  {Enter}');
  expect([button.disabled, told('chat-send').length]).toEqual([true, 0]);
  await userEvent.keyboard('x');
  await element.updateComplete;
  expect(button.disabled).toBe(false);
});

test.each<[string, KeyboardEventInit & { keyCode?: number }]>([
  ['the input method says so', { key: 'Enter', isComposing: true }],
  ['the key code is that of an input method', { key: 'Enter', keyCode: 229 }],
])('sends nothing while a word is being composed: %s', async (_how, init) => {
  const { area, told } = await show('にほん');
  area.dispatchEvent(new KeyboardEvent('keydown', { ...init, bubbles: true, cancelable: true }));
  expect(told('chat-send')).toEqual([]);
  expect(area.value).toBe('にほん');
});

test('grows with its text up to six lines', async () => {
  const { element, area } = await show();
  const line = Number.parseFloat(getComputedStyle(area).lineHeight);
  const low = area.offsetHeight;
  element.draft = 'a\nb\nc';
  await element.updateComplete;
  expect(area.offsetHeight - low).toBeCloseTo(2 * line, 0);
  element.draft = 'a\n'.repeat(30);
  await element.updateComplete;
  expect(area.offsetHeight - low).toBeLessThanOrEqual(Math.ceil(5 * line));
  expect(Number.parseFloat(getComputedStyle(area).fontSize)).toBeGreaterThanOrEqual(16);
});

test('takes what another tab writes, until somebody writes here', async () => {
  const { element, area, told } = await show('from the last page');
  expect(area.value).toBe('from the last page');
  element.focus();
  element.draft = 'from another tab';
  await element.updateComplete;
  expect(area.value).toBe('from another tab');
  await userEvent.keyboard('!');
  element.draft = 'too late';
  await element.updateComplete;
  expect(area.value).toBe('from another tab!');
  area.blur();
  expect(told('chat-draft')).toEqual([{ text: 'from another tab!' }]);
  element.draft = 'from another tab again';
  await element.updateComplete;
  expect(area.value).toBe('from another tab again');
});

test('takes no echo of what was just sent', async () => {
  const { element, area } = await show();
  element.focus();
  await userEvent.keyboard('Hello{Enter}');
  element.draft = 'Hello';
  await element.updateComplete;
  expect(area.value).toBe('');
});

test('tells of a text that is too long, keeps it, and does not send it', async () => {
  const { element, area, told } = await show('ä'.repeat(16_001));
  expect(within(element, '[role=alert]').textContent?.trim()).toBe(en.composerTooLong);
  expect(area.getAttribute('aria-invalid')).toBe('true');
  element.focus();
  await userEvent.keyboard('{Enter}');
  expect([told('chat-send').length, area.value.length]).toEqual([0, 16_001]);
});

test('sends the longest text that Twilio takes', async () => {
  const { element, told } = await show('ä'.repeat(16_000));
  element.focus();
  await userEvent.keyboard('{Enter}');
  expect(told('chat-send')).toHaveLength(1);
});

test('takes a paste of a megabyte, and does not send it', async () => {
  const { element, area, button, told } = await show();
  const source = document.createElement('textarea');
  document.body.append(source);
  source.value = 'word '.repeat(200_000);
  source.select();
  await userEvent.copy();
  const directions: string[] = [];
  area.addEventListener('input', () => directions.push(area.dir), { capture: true });
  element.focus();
  await userEvent.paste();
  // 0.3 s so; where the browser has to find the direction of each line, it is five.
  expect(directions).toEqual(['']);
  await userEvent.click(button);
  expect([area.value.length, told('chat-send').length]).toEqual([1_000_000, 0]);
});

test('shows a text in the direction of its own script', async () => {
  const { area } = await show('שלום');
  expect(getComputedStyle(area).direction).toBe('rtl');
});
