import { expect, test } from 'vitest';
import { parseItemPage } from './message-items.ts';

const data = {
  sid: 'IM1',
  text: 'hi',
  author: 'bot',
  attributes: '{"n":1}',
  timestamp: '2026-11-22T10:00:00.000Z',
};

test('reads messages as the server lists them', () => {
  expect(parseItemPage({ items: [{ index: 7, data }], meta: { next_token: 'n' } })).toEqual({
    items: [
      {
        sid: 'IM1',
        index: 7,
        author: 'bot',
        body: 'hi',
        attributes: { n: 1 },
        dateCreated: new Date('2026-11-22T10:00:00.000Z'),
      },
    ],
    hasMore: true,
  });
});

test('has nulls for what is missing, and nothing for attributes that are no JSON', () => {
  const odd = { sid: 'IM1', text: null, author: null, attributes: '{' };
  expect(parseItemPage({ items: [{ index: 0, data: odd }] })).toEqual({
    items: [
      { sid: 'IM1', index: 0, author: null, body: null, attributes: undefined, dateCreated: null },
    ],
    hasMore: false,
  });
});

test.each([
  undefined,
  null,
  'text',
  {},
  { items: 'text' },
  { items: [null, 5, {}, { index: 1 }, { index: '1', data }, { index: 1, data: { text: 'x' } }] },
])('reads no messages in %j', (body) => {
  expect(parseItemPage(body)).toEqual({ items: [], hasMore: false });
});
