import { afterEach, expect, test, vi } from 'vitest';
import { findLinks } from './find-links.ts';

afterEach(() => vi.restoreAllMocks());

const linksOf = (text: string) => findLinks(text).map(({ start, end }) => text.slice(start, end));

test.each([
  ['See https://docs.dev/a.', ['https://docs.dev/a']],
  ['(https://docs.dev/a)', ['https://docs.dev/a']],
  ['(see https://docs.dev/a_(b).)', ['https://docs.dev/a_(b)']],
  ['[https://docs.dev/a](https://docs.dev/b)', ['https://docs.dev/a', 'https://docs.dev/b']],
  ['HTTP://DOCS.DEV, mailto:ada@docs.dev!', ['HTTP://DOCS.DEV', 'mailto:ada@docs.dev']],
  ['"https://docs.dev/a?q=1&r=2#s"', ['https://docs.dev/a?q=1&r=2#s']],
  ['https://a.dev/?to=https://b.dev/', ['https://a.dev/?to=https://b.dev/']],
  ['https://a.dev\nhttps://b.dev', ['https://a.dev', 'https://b.dev']],
  ['https://bücher.example/ü', ['https://bücher.example/ü']],
  ['**https://a.dev** _https://b.dev_', ['https://a.dev', 'https://b.dev']],
  ['ada@docs.dev, www.docs.dev.', ['ada@docs.dev', 'www.docs.dev']],
  [
    'http://localhost:4000/x http://127.0.0.1:80/',
    ['http://localhost:4000/x', 'http://127.0.0.1:80/'],
  ],
  ['https://a.dev/x，https://b.dev。', ['https://a.dev/x', 'https://b.dev']],
])('finds the links of %s', (text, links) => {
  expect(linksOf(text)).toEqual(links);
});

test.each([
  'no link',
  'docs.dev',
  'README.md',
  'https://',
  'https://.',
  'xhttps://docs.dev',
  'javascript:alert(1)',
  'javascript://docs.dev/%0aalert(1)',
  'data:text/html,x',
  'vbscript:x',
  'ftp://docs.dev',
  'file:///etc/passwd',
  'mailto:',
  'mailto:nobody',
  'https://docs.dev@evil.example/',
  'https://docs.dev:pass@evil.example/',
  'https://docs.dev/\u202Egpj.exe',
  '@ada',
])('finds no link in %s', (text) => {
  expect(findLinks(text)).toEqual([]);
});

test('says where they lead', () => {
  const hrefs = findLinks('https://docs.dev www.docs.dev ada@docs.dev').map(({ href }) => href);
  expect(hrefs).toEqual(['https://docs.dev/', 'https://www.docs.dev/', 'mailto:ada@docs.dev']);
});
