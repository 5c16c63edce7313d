import { afterEach, expect, test } from 'vitest';
import type { ChatMessages } from './chat-messages.ts';
import {
  belowOf,
  bodiesOf,
  clearPage,
  nextFrame,
  scrollerOf,
  showMessages,
  toMessages,
} from './testing/messages.ts';

afterEach(clearPage);

const numberOf = (body: string) => Number(/\d+/.exec(body)?.[0]);

test('holds no more elements for 10,000 messages than for 50', async () => {
  const short = await showMessages({ messages: toMessages(50) });
  const long = await showMessages({ messages: toMessages(10_000) });
  const count = (element: ChatMessages) => element.renderRoot.querySelectorAll('*').length;
  expect(count(long)).toBeLessThanOrEqual(count(short) + 20);
  expect(count(long)).toBeLessThanOrEqual(500);
  expect(bodiesOf(long).at(-1)).toContain('Message 9999');
  expect(belowOf(long)).toBeLessThanOrEqual(1);
});

/** Where each message on the screen is, by its number. */
function readTops(element: ChatMessages): ReadonlyMap<number, number> {
  const screen = scrollerOf(element).getBoundingClientRect();
  const bubbles = [...element.renderRoot.querySelectorAll('.bubble')]
    .map((bubble) => ({ rect: bubble.getBoundingClientRect(), text: bubble.textContent ?? '' }))
    .filter(({ rect }) => rect.bottom > screen.top && rect.top < screen.bottom);
  return new Map(bubbles.map(({ rect, text }) => [numberOf(text), rect.top]));
}

/** Scrolls by steps of a screen until nothing moves; tells what was seen, and how far anything jumped. */
async function scrollAll(element: ChatMessages, stepPx: number) {
  const seen: number[] = [...readTops(element).keys()];
  let worstJump = 0;
  let mostElements = 0;
  for (let still = 0; still < 2;) {
    const scroller = scrollerOf(element);
    const before = readTops(element);
    const top = scroller.scrollTop;
    scroller.scrollTop += stepPx;
    const moved = scroller.scrollTop - top;
    await nextFrame();
    const after = readTops(element);
    for (const [number, place] of after) {
      const earlier = before.get(number);
      if (earlier !== undefined) worstJump = Math.max(worstJump, Math.abs(earlier - moved - place));
    }
    still = moved === 0 ? still + 1 : 0;
    seen.push(...after.keys());
    mostElements = Math.max(mostElements, element.renderRoot.querySelectorAll('*').length);
    const numbers = bodiesOf(element).map(numberOf);
    expect(numbers).toEqual(numbers.map((_, place) => (numbers[0] ?? 0) + place));
  }
  return { seen: new Set(seen), worstJump, mostElements };
}

test('shows each message on the way up and back, in order, and never jumps', async () => {
  const element = await showMessages({ messages: toMessages(400) });
  const up = await scrollAll(element, -330);
  expect(up.seen.size).toBe(400);
  expect(up.worstJump).toBeLessThanOrEqual(1);
  const down = await scrollAll(element, 330);
  expect(down.seen.size).toBe(400);
  expect(down.worstJump).toBeLessThanOrEqual(1);
  expect(Math.max(up.mostElements, down.mostElements)).toBeLessThanOrEqual(500);
  expect(belowOf(element)).toBeLessThanOrEqual(1);
});

test('goes on from the very top of what is on the page', async () => {
  const element = await showMessages({ messages: toMessages(300) });
  const first = numberOf(bodiesOf(element)[0] ?? '');
  scrollerOf(element).scrollTop = 0;
  await nextFrame();
  const tops = readTops(element);
  expect(tops.has(first)).toBe(true);
  expect(numberOf(bodiesOf(element)[0] ?? '')).toBeLessThan(first);
  expect(bodiesOf(element).at(-1)).not.toContain('Message 299');
});

test('keeps everything that is on a very tall screen', async () => {
  const element = await showMessages({ messages: toMessages(1000) });
  element.style.height = '4000px';
  await nextFrame();
  const scroller = scrollerOf(element);
  scroller.scrollTop -= 3000;
  await nextFrame();
  await nextFrame();
  expect(scroller.scrollTop).toBeGreaterThan(0);
  expect(scroller.scrollHeight).toBeGreaterThan(scroller.clientHeight);
  const tops = [...readTops(element).values()];
  expect((tops.at(-1) ?? 0) - (tops[0] ?? 0)).toBeGreaterThan(3500);
});
