import { cdp } from 'vitest/browser';
import { afterEach, expect, test } from 'vitest';
import { initialState } from '../state/model.ts';
import { en } from '../strings/en.ts';
import './chat-confirm.ts';
import './chat-status.ts';
import { clearPage, find, scrollerOf, showMessages, toMessage } from './testing/messages.ts';
import { showElement, within } from './testing/show-element.ts';

// Where the visitor's own colours take the place of ours, and where nothing may move.

async function emulate(name: string, value: string): Promise<void> {
  await cdp().send('Emulation.setEmulatedMedia', { features: [{ name, value }] });
}

afterEach(async () => {
  clearPage();
  await cdp().send('Emulation.setEmulatedMedia', { features: [] });
});

const edgePx = (element: Element) => Number.parseFloat(getComputedStyle(element).borderTopWidth);

test('keeps edges, another one for own messages, and the focus in forced colours', async () => {
  await emulate('forced-colors', 'active');
  const element = await showMessages({ messages: [toMessage(0), toMessage(1)] });
  const [own, other] = [find(element, '.visitor .bubble'), find(element, '.person .bubble')];
  expect(edgePx(other)).toBeGreaterThan(0);
  expect(edgePx(own)).toBeGreaterThan(edgePx(other));
  scrollerOf(element).focus();
  scrollerOf(element).dispatchEvent(new KeyboardEvent('keydown', { key: 'End', bubbles: true }));
  const row = find(element, 'li:focus');
  const { outlineStyle, outlineColor } = getComputedStyle(row);
  expect(outlineStyle).toBe('solid');
  expect(outlineColor).not.toBe(getComputedStyle(scrollerOf(element)).backgroundColor);
});

test('names both choices of the question before an end in forced colours', async () => {
  await emulate('forced-colors', 'active');
  const element = await showElement('docent-chat-confirm', { strings: en, step: 'asking' });
  for (const name of ['.keep', '.main']) {
    const { color, backgroundColor } = getComputedStyle(within(element, name));
    expect(color).not.toBe(backgroundColor);
  }
});

test.each([
  ['no-preference', true],
  ['reduce', false],
])('moves what shows typing only for who does not mind (%s)', async (value, isMoving) => {
  await emulate('prefers-reduced-motion', value);
  const state = { ...initialState, phase: 'open', line: 'up', typing: ['Maya'] } as const;
  const element = await showElement('docent-chat-status', { state, strings: en });
  const dots = within(element, '.dots');
  expect(dots.checkVisibility()).toBe(true);
  expect(dots.getAnimations({ subtree: true }).length > 0).toBe(isMoving);
});

test.each([
  ['no-preference', true],
  ['reduce', false],
])(
  'lets the way back to the newest rise only for who does not mind (%s)',
  async (value, isMoving) => {
    await emulate('prefers-reduced-motion', value);
    const messages = Array.from({ length: 40 }, (_, index) => toMessage(index));
    const element = await showMessages({ messages });
    find(element, '.pill').hidden = false;
    const [animation] = find(element, '.pill').getAnimations();
    const { duration = 0 } = animation?.effect?.getComputedTiming() ?? {};
    expect(Number(duration) > 0).toBe(isMoving);
  },
);
