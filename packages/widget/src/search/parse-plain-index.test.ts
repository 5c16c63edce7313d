import { expect, test } from 'vitest';
import { parsePlainIndex } from './parse-plain-index.ts';

test('reads a list of pages', () => {
  const entry = { title: 'Retries', section: 'Back off', url: '/retries#back-off', text: 'Again.' };
  expect(parsePlainIndex([entry])).toEqual([{ id: 0, ...entry }]);
});

test('reads what MkDocs writes: a heading is a section of its page', () => {
  const docs = [
    { location: '', title: 'Home', text: '<p>Welcome</p>' },
    { location: 'retries/', title: 'Retries', text: '' },
    { location: 'retries/#back-off', title: 'Back off', text: 'Later' },
  ];
  expect(parsePlainIndex({ config: {}, docs })).toEqual([
    { id: 0, url: '', title: 'Home', section: '', text: 'Welcome' },
    { id: 1, url: 'retries/', title: 'Retries', section: '', text: '' },
    { id: 2, url: 'retries/#back-off', title: 'Retries', section: 'Back off', text: 'Later' },
  ]);
});

test('reads what VitePress writes: the pages above a heading', () => {
  const list = [{ id: '/retries.html#back-off', title: 'Back off', titles: ['Retries'], text: '' }];
  expect(parsePlainIndex(list)).toEqual([
    { id: 0, url: '/retries.html#back-off', title: 'Retries', section: 'Back off', text: '' },
  ]);
});

test('leaves out what is no page, and keeps the rest', () => {
  const list = [null, 7, 'a', [], {}, { title: 'No address' }, { url: '/a', title: 7, text: {} }];
  expect(parsePlainIndex(list)?.map(({ url }) => url)).toEqual(['/a']);
});

test.each([null, undefined, 7, 'text', {}, { docs: 7 }, true])('knows nonsense: %o', (value) => {
  expect(parsePlainIndex(value)).toBeUndefined();
});
