import { afterEach, expect, test } from 'vitest';
import type { StoredMessage } from '../state/model.ts';
import { en } from '../strings/en.ts';
import './chat-person.ts';
import { showElement, textOf, within } from './testing/show-element.ts';

afterEach(() => document.body.replaceChildren());

const show = (change: Partial<StoredMessage>) =>
  showElement('docent-chat-person', {
    strings: en,
    message: {
      sid: 'IM1',
      index: 1,
      author: 'person',
      body: 'Hello',
      links: [],
      sentAt: 0,
      ...change,
    },
  });

const heading = (element: Element) => textOf(within(element, 'h2'));
const face = (element: Element) => within(element, '.face');

test('tells a person by name and role, with initials', async () => {
  const element = await show({ authorName: 'Maya Johnson' });
  expect(heading(element)).toBe('Maya Johnson Support');
  expect(textOf(face(element))).toBe('MJ');
});

test('says of a bot that it is one, whatever it is called', async () => {
  const element = await show({
    author: 'bot',
    authorName: 'Maya',
    authorPicture: 'https://example.com/maya.png',
  });
  expect(heading(element)).toBe('Maya automated');
  expect(face(element).querySelector('svg')).not.toBeNull();
  expect(face(element).querySelector('img')).toBeNull();
  expect(heading(await show({ author: 'bot' }))).toBe('Docs assistant automated');
});

test('calls a person without a name by the role alone', async () => {
  const element = await show({});
  expect(heading(element)).toBe('Support');
  expect(face(element).querySelector('svg')).not.toBeNull();
});

test('shows a picture without telling its server where from, and initials where there is none', async () => {
  const element = await show({ authorName: 'Maya', authorPicture: 'https://127.0.0.1:1/a.png' });
  const picture = face(element).querySelector('img');
  expect([picture?.alt, picture?.referrerPolicy]).toEqual(['', 'no-referrer']);
  await expect.poll(() => textOf(face(element))).toBe('M');
  expect(face(element).querySelector('img')).toBeNull();
});

test('keeps a long name from pushing its role away', async () => {
  document.body.style.inlineSize = '220px';
  const element = await show({ authorName: 'Wolfeschlegelsteinhausenbergerdorff Johnson' });
  const role = within(element, 'small').getBoundingClientRect();
  expect(role.right).toBeLessThanOrEqual(element.getBoundingClientRect().right + 1);
  document.body.style.inlineSize = '';
});
