import { expect, test } from 'vitest';
import { chooseLinks } from './choose-links.ts';

const site = 'https://docs.example.com';

test('takes other pages of the site, each once, those below the start page first', () => {
  const links = [
    `${site}/blog`,
    `${site}/docs/`,
    `${site}/docs/a#top`,
    `${site}/docs/a`,
    `${site}/docs/b?tab=js`,
    'https://example.com/docs/c',
    'mailto:ada@example.com',
    'javascript:void 0',
  ];
  const expected = [`${site}/docs/a`, `${site}/docs/b?tab=js`, `${site}/blog`];
  expect(chooseLinks(links, `${site}/docs/`, 5)).toEqual(expected);
  expect(chooseLinks(links, `${site}/docs/`, 2)).toEqual(expected.slice(0, 2));
});

test('follows nothing that is no page, or that does more than show one', () => {
  const links = ['/a.pdf', '/logout', '/sign-out', '/account/delete', '/app.js'];
  expect(
    chooseLinks(
      links.map((path) => site + path),
      site,
      5,
    ),
  ).toEqual([]);
});
