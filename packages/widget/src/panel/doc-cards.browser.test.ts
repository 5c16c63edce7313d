import { afterEach, expect, test } from 'vitest';
import { clearPage, find, showMessages, toMessage } from './testing/messages.ts';

afterEach(() => {
  clearPage();
  document.documentElement.dir = '';
});

const links = [{ title: 'Webhooks', section: 'إعادة المحاولة', url: `${location.origin}/123/` }];

/** Where the words of an element begin and end, px. */
function toWords(element: Element): DOMRect {
  const range = document.createRange();
  range.selectNodeContents(element);
  return range.getBoundingClientRect();
}

test.each(['ltr', 'rtl'] as const)('the lines of a card begin on one side: %s', async (dir) => {
  document.documentElement.dir = dir;
  const element = await showMessages({ messages: [toMessage(1, { links })] });
  const words = [...find(element, '.card').children].map(toWords);
  const starts = words.map(({ left, right }) => Math.round(dir === 'rtl' ? right : left));
  expect(words).toHaveLength(3);
  expect(new Set(starts).size).toBe(1);
});

test('a path reads from left to right in any language', async () => {
  document.documentElement.dir = 'rtl';
  const element = await showMessages({ messages: [toMessage(1, { links })] });
  const place = find(element, '.card small');
  expect(place.textContent).toBe('/123/');
  expect(getComputedStyle(place).direction).toBe('ltr');
});
