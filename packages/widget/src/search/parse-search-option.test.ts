import { expect, test } from 'vitest';
import { parseSearchOption } from './parse-search-option.ts';

const base = 'https://docs.example/guide/';

test.each([
  ['index:/search.json', { kind: 'index', url: 'https://docs.example/search.json' }],
  ['index:search.json', { kind: 'index', url: 'https://docs.example/guide/search.json' }],
  [
    ' pagefind:/pagefind/pagefind.js ',
    { kind: 'pagefind', url: 'https://docs.example/pagefind/pagefind.js' },
  ],
  [
    'docsearch:R2IYF7ETH7:599cec31baffa4868cae4e79f180729b:my:docs',
    {
      kind: 'docsearch',
      appId: 'R2IYF7ETH7',
      apiKey: '599cec31baffa4868cae4e79f180729b',
      index: 'my:docs',
    },
  ],
])('reads %s', (option, expected) => {
  expect(parseSearchOption(option, base)).toEqual(expected);
});

test.each([
  '',
  'index:',
  '/search.json',
  'algolia:a:b:c',
  'docsearch:a:b',
  'docsearch:evil.example/#:b:c',
  'index:javascript:alert(1)',
  'pagefind:data:text/javascript,alert(1)',
  'index:http://[',
])('refuses %s', (option) => {
  expect(parseSearchOption(option, base)).toBeUndefined();
});
