import { expect, test } from 'vitest';
import { isOurs, isSamePage, type Click } from './decide.ts';

const current = 'http://docs.example/docs/retries';
const plain: Click = {
  altKey: false,
  button: 0,
  ctrlKey: false,
  defaultPrevented: false,
  metaKey: false,
  shiftKey: false,
};

function toLink(href: string, attributes: { download?: string; target?: string } = {}) {
  return {
    href: new URL(href, current).href,
    download: attributes.download ?? '',
    target: attributes.target ?? '',
    hasAttribute: (name: 'download') => name in attributes,
  };
}

test.each([
  '/',
  '/docs/workers',
  '/docs/workers#what-a-lease-is',
  '/docs/1.9/retries',
  '/changelog',
])('exchanges the page for a plain click on %s', (href) => {
  expect(isOurs(plain, toLink(href), current)).toBe(true);
});

test('takes the same path with another query for another page', () => {
  expect(isOurs(plain, toLink('/docs/retries?dir=rtl'), current)).toBe(true);
});

test.each([
  ['a heading of this page', '#dead-jobs'],
  ['this page', '/docs/retries'],
  ['another origin', 'https://docs.example/docs/workers'],
  ['a file', '/assets/site.css'],
  ['a file among the docs', '/docs/openapi.json'],
  ['something that is no page', '/healthz'],
  ['a mail', 'mailto:help@docs.example'],
])('leaves a click on %s to the browser', (_, href) => {
  expect(isOurs(plain, toLink(href), current)).toBe(false);
});

test.each([
  { altKey: true },
  { button: 1 },
  { ctrlKey: true },
  { defaultPrevented: true },
  { metaKey: true },
  { shiftKey: true },
])('leaves a click with %o to the browser', (difference) => {
  expect(isOurs({ ...plain, ...difference }, toLink('/docs/workers'), current)).toBe(false);
});

test('leaves downloads and other windows to the browser', () => {
  expect(isOurs(plain, toLink('/docs/workers', { download: '' }), current)).toBe(false);
  expect(isOurs(plain, toLink('/docs/workers', { target: '_blank' }), current)).toBe(false);
  expect(isOurs(plain, toLink('/docs/workers', { target: '_self' }), current)).toBe(true);
});

test('tells pages apart by path and query, and not by the place on them', () => {
  expect(isSamePage(current, `${current}#dead-jobs`)).toBe(true);
  expect(isSamePage(current, `${current}?dir=rtl`)).toBe(false);
});
