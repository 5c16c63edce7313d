import { afterEach, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { en } from '../../strings/en.ts';
import { announceEvent } from '../announcement.ts';
import {
  clearPage,
  find,
  nextFrame,
  scrollerOf,
  showMessages,
  toMessage,
  toMessages,
} from '../testing/messages.ts';

afterEach(() => {
  vi.restoreAllMocks();
  clearPage();
});

const show = async (body: string, more = {}) => {
  const element = await showMessages({ messages: [toMessage(1, { body, ...more })] });
  await vi.waitUntil(() => element.renderRoot.querySelector('.rich'));
  return element;
};

test('copies code by the keyboard, says so, and scrolls it in itself', async () => {
  const writeText = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
  const element = await show('```js\n' + 'x'.repeat(500) + '\n```');
  await vi.waitUntil(() => element.renderRoot.querySelector('pre'));
  const said: unknown[] = [];
  element.addEventListener(announceEvent, (event) => said.push((event as CustomEvent).detail));
  const button = find(element, 'docent-chat-code button');
  button.focus();
  await userEvent.keyboard('{Enter}');
  expect(writeText).toHaveBeenCalledWith('x'.repeat(500));
  await expect.poll(() => button.textContent?.trim()).toBe(en.copied);
  expect(said).toEqual([{ text: en.copied }]);
  const code = find(element, 'pre');
  expect(code.scrollWidth).toBeGreaterThan(code.clientWidth);
  expect(scrollerOf(element).scrollWidth).toBe(scrollerOf(element).clientWidth);
  expect(code.ariaLabel).toBe('js');
  expect(getComputedStyle(code).direction).toBe('ltr');
});

test('reads no Markdown in what the visitor has typed, but code and links', async () => {
  const element = await show('**a** `b` https://docs.dev', { author: 'visitor' });
  expect(element.renderRoot.querySelector('.rich strong')).toBeNull();
  expect(find(element, '.rich code').textContent).toBe('b');
  expect(find(element, '.rich a').getAttribute('href')).toBe('https://docs.dev/');
});

test('opens pages of this site in their place, and others apart', async () => {
  const element = await show('[a](/guides) https://docs.dev ada@docs.dev');
  const links = [...element.renderRoot.querySelectorAll('a')];
  expect(links.map(({ target }) => target)).toEqual(['', '_blank', '']);
  expect(links.map(({ rel }) => rel)).toEqual(Array(3).fill('noopener noreferrer'));
});

test('keeps the place of whoever reads further up while a message becomes richer', async () => {
  const messages = [
    ...toMessages(20),
    toMessage(20, { body: 'a\n\n# b\n\n```\nc\n```', author: 'bot' }),
  ];
  const element = await showMessages({ messages });
  const scroller = scrollerOf(element);
  scroller.scrollTop = 200;
  await nextFrame();
  const top = scroller.scrollTop;
  await vi.waitUntil(() => element.renderRoot.querySelector('.rich'));
  await nextFrame();
  expect(scroller.scrollTop).toBe(top);
});

test('tells a bot by icon and word, and shows letters where a picture fails', async () => {
  const element = await showMessages({
    messages: [
      toMessage(1, { author: 'bot', authorName: 'Doc \u202ebot' }),
      toMessage(2, {
        author: 'person',
        authorName: 'Ana Lu',
        authorPicture: 'https://localhost:1/a.png',
      }),
    ],
  });
  const [bot, person] = [...element.renderRoot.querySelectorAll<HTMLElement>('.by')];
  expect(bot?.innerText).toContain(en.automated);
  expect(bot?.querySelector('svg')).not.toBeNull();
  expect(person?.innerText).not.toContain(en.automated);
  expect(person?.querySelector('.face')?.textContent?.trim()).toBe('AL');
  const picture = person?.querySelector('img');
  expect(picture?.referrerPolicy).toBe('no-referrer');
  await expect.poll(() => picture?.hidden).toBe(true);
  expect(getComputedStyle(find(element, '.author')).unicodeBidi).toBe('isolate');
});

test('goes to the field with an error, in the list too', async () => {
  const fields = [{ name: 'a', label: 'a', type: 'text', options: [], isRequired: true }] as const;
  const element = await showMessages({
    messages: [toMessage(1, { author: 'person', offer: { form: { id: 'f', fields } } })],
  });
  const form = find(element, 'docent-chat-fields');
  await vi.waitUntil(() => form.shadowRoot?.querySelector('button'));
  await userEvent.click(form.shadowRoot?.querySelector('button') as Element);
  await expect.poll(() => form.shadowRoot?.activeElement?.id).toBe('field-0');
});
