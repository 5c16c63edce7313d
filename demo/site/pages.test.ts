import { describe, expect, test } from 'vitest';
import { parsePage, readChangelog, readPages } from './pages.ts';

const source = `---
title: Retries: how long to wait
description: What happens after a failure.
section: Guides
order: 5
---

Most failures pass.
`;

describe('parsePage', () => {
  test('reads the front matter, and leaves the rest as Markdown', () => {
    expect(parsePage({ slug: 'retries', version: '2.3', source })).toEqual({
      slug: 'retries',
      version: '2.3',
      path: '/docs/retries',
      title: 'Retries: how long to wait',
      navTitle: 'Retries: how long to wait',
      description: 'What happens after a failure.',
      section: 'Guides',
      order: 5,
      markdown: '\nMost failures pass.\n',
    });
  });

  test('puts an older version under its name', () => {
    expect(parsePage({ slug: 'retries', version: '1.9', source }).path).toBe('/docs/1.9/retries');
  });

  test('takes the path and the short name that the page gives itself', () => {
    const chosen = source.replace('order: 5', 'order: 1\npath: /\nnavTitle: Start');
    const page = parsePage({ slug: 'introduction', version: '2.3', source: chosen });
    expect(page).toMatchObject({ path: '/', navTitle: 'Start' });
  });

  test.each([
    ['no front matter', 'Most failures pass.', 'retries.md has no front matter'],
    ['no title', source.replace('title:', 'name:'), 'retries.md has no title'],
  ])('names the file that has %s', (_, broken, message) => {
    expect(() => parsePage({ slug: 'retries', version: '2.3', source: broken })).toThrow(message);
  });
});

test('every doc has an address of its own, and its place in the order', () => {
  const pages = readPages();
  expect(new Set(pages.map(({ path }) => path)).size).toBe(pages.length);
  for (const version of ['2.3', '1.9']) {
    const orders = pages.filter((page) => page.version === version).map(({ order }) => order);
    expect(orders).toEqual(orders.map((_, index) => index + 1));
  }
});

test('keeps the changelog out of the docs', () => {
  expect(readPages().map(({ path }) => path)).not.toContain(readChangelog().path);
});
