import { afterEach, expect, test, vi } from 'vitest';
import { linkify } from './linkify.ts';

afterEach(() => vi.restoreAllMocks());

const linksOf = (text: string) =>
  linkify(text).flatMap((part) => (typeof part === 'string' ? [] : [part.text]));

test.each([
  ['See https://docs.dev/a.', ['https://docs.dev/a']],
  ['(https://docs.dev/a)', ['https://docs.dev/a']],
  ['(see https://docs.dev/a_(b).)', ['https://docs.dev/a_(b)']],
  ['[https://docs.dev/a](https://docs.dev/b)', ['https://docs.dev/a', 'https://docs.dev/b']],
  ['https://docs.dev/a(b', ['https://docs.dev/a']],
  ['https://docs.dev/a([b)]', ['https://docs.dev/a']],
  ['HTTP://DOCS.DEV, mailto:ada@docs.dev!', ['HTTP://DOCS.DEV', 'mailto:ada@docs.dev']],
  ['"https://docs.dev/a?q=1&r=2#s"', ['https://docs.dev/a?q=1&r=2#s']],
  ['https://a.dev/?to=https://b.dev/', ['https://a.dev/?to=https://b.dev/']],
  ['https://a.dev\nhttps://b.dev', ['https://a.dev', 'https://b.dev']],
  ['https://bücher.example/ü', ['https://bücher.example/ü']],
])('finds the links of %s', (text, links) => {
  expect(linksOf(text)).toEqual(links);
});

test.each([
  'no link',
  'docs.dev',
  'https://',
  'https://.',
  'xhttps://docs.dev',
  'javascript:alert(1)',
  'data:text/html,x',
  'ftp://docs.dev',
  'mailto:',
  'mailto:nobody',
  'https://docs.dev@evil.example/',
  'https://docs.dev:pass@evil.example/',
  'https://docs.dev/\u202Egpj.exe',
])('finds no link in %s', (text) => {
  expect(linkify(text)).toEqual([text]);
});

test('leads where the text says', () => {
  expect(linkify('a https://docs.dev/a b')).toEqual([
    'a ',
    { href: 'https://docs.dev/a', text: 'https://docs.dev/a' },
    ' b',
  ]);
  expect(linkify('')).toEqual([]);
});

test.each([
  'a',
  'a.',
  'https://',
  'https://a.dev',
  'https://a(',
  'https://a)',
  '(',
  'https://a.dev/([{',
  'https://a.dev/()',
  '.',
  'mailto:a@',
  'https://a.dev/\u202e',
  ' ',
])('looks at a long text of %j once, and loses nothing of it', (piece) => {
  const countOf = (length: number) => {
    const text = `https://x.dev/${piece.repeat(length / piece.length)}`;
    const charAt = vi.spyOn(String.prototype, 'charAt');
    const canParse = vi.spyOn(URL, 'canParse');
    const parts = linkify(text);
    const steps = charAt.mock.calls.length;
    const parsed = canParse.mock.calls.reduce((sum, [url]) => sum + String(url).length, 0);
    vi.restoreAllMocks();
    expect(parts.map((part) => (typeof part === 'string' ? part : part.text)).join('')).toBe(text);
    return steps + parsed;
  };
  expect(countOf(32_768)).toBeLessThan(32_768 * 5);
});
