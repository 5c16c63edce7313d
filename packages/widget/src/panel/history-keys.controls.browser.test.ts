import { userEvent } from 'vitest/browser';
import { afterEach, expect, test } from 'vitest';
import type { StoredMessage } from '../state/model.ts';
import type { ChatMessages } from './chat-messages.ts';
import { findControls } from './message-controls.ts';
import { clearPage, find, scrollerOf, showMessages, toMessage } from './testing/messages.ts';

// What can be used in a message, also what comes late and in a shadow tree, is reached by Enter and not by Tab.

const after = document.createElement('button');

afterEach(clearPage);

const picture = { sid: 'ME1', name: 'plan.png', type: 'image/png', size: 9 };
const form = {
  id: 'f',
  fields: [{ type: 'text', name: 'plan', label: 'Plan', options: [], isRequired: false }],
} as const;
const list = '- [One](https://one.example/)\n- [Two](https://two.example/)';

async function show(more: Partial<StoredMessage>): Promise<ChatMessages> {
  const element = await showMessages({ messages: [toMessage(0), toMessage(1, more)] });
  document.body.append(after);
  return element;
}

const newest = (element: ChatMessages) => find(element, 'ol > li:last-child');

/** The innermost element that has the focus. */
function focused(): Element | null {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
}

const press = (keys: string) => userEvent.keyboard(keys);

test.each<[string, Partial<StoredMessage>, number]>([
  ['answers to tap', { offer: { quickReplies: [{ label: 'Yes', text: 'Yes' }] } }, 1],
  ['a form', { offer: { form } }, 2],
  ['a picture', { media: [picture] }, 1],
  ['code', { body: '```\nnpm install\n```' }, 2],
  ['links in a list', { body: list }, 2],
])('%s: the Tab key goes by until Enter goes in', async (_, more, count) => {
  const element = await show(more);
  await expect.poll(() => findControls(newest(element)).length).toBeGreaterThanOrEqual(count);
  scrollerOf(element).focus();
  await press('{Tab}');
  expect(focused()).toBe(after);
  scrollerOf(element).focus();
  await press('{End}{Tab}');
  expect(focused()).toBe(after);
  scrollerOf(element).focus();
  await press('{End}{Enter}');
  const controls = findControls(newest(element));
  expect(focused()).toBe(controls[0]);
  for (const control of controls.slice(1)) {
    await press('{Tab}');
    expect(focused()).toBe(control);
  }
  await press('{Escape}');
  expect(focused()).toBe(newest(element));
  await press('{Tab}');
  expect(focused()).toBe(after);
});

test('what comes into a message later, deep in it, is passed by too', async () => {
  const element = await show({ media: [picture] });
  await expect.poll(() => findControls(newest(element)).length).toBeGreaterThan(0);
  // It cannot be had: a button comes in its place.
  element.state = { ...element.state, mediaUrls: { ME1: { until: 0 } } };
  await expect.poll(() => findControls(newest(element))[0]?.className).toBe('again');
  scrollerOf(element).focus();
  await press('{Tab}');
  expect(focused()).toBe(after);
});

test('what comes into a message that one is in can be reached at once', async () => {
  const element = await show({ media: [picture, { ...picture, sid: 'ME2' }] });
  await expect.poll(() => findControls(newest(element)).length).toBe(2);
  scrollerOf(element).focus();
  await press('{End}{Enter}');
  element.state = { ...element.state, mediaUrls: { ME2: { until: 0 } } };
  await expect.poll(() => findControls(newest(element))[1]?.className).toBe('again');
  await press('{Tab}');
  expect(focused()?.className).toBe('again');
});
