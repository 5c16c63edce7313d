import { describe, expect, test } from 'vitest';
import { parseLines } from './parse-lines.ts';
import { toPathTest } from './to-path-test.ts';

const read = (value: unknown) => parseLines(JSON.stringify(value));

test('reads a line, with what is not given', () => {
  const { lines, isWhole } = read([
    { page: '/guides/*', after: 30, text: ' Stuck? ', perDay: 2 },
    { text: 'Hello' },
  ]);
  expect(isWhole).toBe(true);
  expect(lines).toMatchObject([
    { text: 'Stuck?', afterMs: 30_000, perDay: 2 },
    { text: 'Hello', afterMs: 0, perDay: 1 },
  ]);
  expect(lines.map(({ isOn }) => isOn('/blog'))).toEqual([false, true]);
});

test('no line is nothing wrong', () => {
  expect(read([])).toEqual({ lines: [], isWhole: true });
});

describe('what makes no sense is left out', () => {
  test.each<[string, string]>([
    ['no JSON', '[{ page: "/a" }]'],
    ['no list', '{ "text": "Hi" }'],
    ['nothing', ''],
    ['a text alone', '["Hi"]'],
    ['null', '[null]'],
    ['no text', '[{ "page": "/a" }]'],
    ['an empty text', '[{ "text": " " }]'],
    ['a long text', JSON.stringify([{ text: 'x'.repeat(301) }])],
    ['a pattern of another language', '[{ "text": "Hi", "page": "^/a$" }]'],
    ['an address', '[{ "text": "Hi", "page": "https://docs.example.com/a" }]'],
    ['a time before now', '[{ "text": "Hi", "after": -1 }]'],
    ['a time in words', '[{ "text": "Hi", "after": "30" }]'],
    ['no time', '[{ "text": "Hi", "after": null }]'],
    ['a cap of none', '[{ "text": "Hi", "perDay": 0 }]'],
  ])('%s', (_, json) => {
    expect(parseLines(json)).toEqual({ lines: [], isWhole: false });
  });

  test('and the others stay', () => {
    const { lines, isWhole } = read([{ text: 'Hi' }, { text: 1 }]);
    expect([lines.length, isWhole]).toEqual([1, false]);
  });
});

test.each([
  ['/', ['/'], ['/a']],
  ['/**', ['/', '/a', '/a/b'], []],
  ['/guides', ['/guides', '/guides/'], ['/guides/a', '/guidesx']],
  ['/guides/', ['/guides', '/guides/'], ['/guides/a']],
  ['/guides/*', ['/guides/a', '/guides/a/'], ['/guides', '/guides/a/b']],
  ['/guides/**', ['/guides', '/guides/a/b'], ['/guidesx']],
  ['/v1.2/*', ['/v1.2/a'], ['/v1x2/a']],
])('%s is for %j and not for %j', (glob, included, excluded) => {
  const isOn = toPathTest(glob);
  expect(included.map((path) => isOn?.(path))).toEqual(included.map(() => true));
  expect(excluded.map((path) => isOn?.(path))).toEqual(excluded.map(() => false));
});
