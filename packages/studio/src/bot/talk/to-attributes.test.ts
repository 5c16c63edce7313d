import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { toAttributes } from './to-attributes.ts';

const link = {
  title: 'Retries',
  section: 'Dead jobs',
  url: 'https://docs.example.com/retries#dead',
};

test('holds the links as the widget reads them', () => {
  expect(JSON.parse(toAttributes([link]))).toEqual({
    type: 'docs_links',
    author: 'bot',
    links: [link],
  });
});

test('is safe inside of HTML', () => {
  const json = toAttributes([{ ...link, title: '</script><img src=x onerror="1">&\u2028' }]);
  expect(json).not.toMatch(/[<>&\u2028]/);
  expect(JSON.parse(json)).toMatchObject({
    links: [{ title: '</script><img src=x onerror="1">&\u2028' }],
  });
});

test('leaves out links from the end until it fits 4 KB', () => {
  const large = { ...link, title: '漢'.repeat(500) };
  expect(JSON.parse(toAttributes([large, large, large]))).toMatchObject({ links: [large, large] });
});

test('is JSON of at most 4 KB whatever the titles are', () => {
  const text = fc.string({ unit: 'binary', maxLength: 900 });
  fc.assert(
    fc.property(
      fc.array(fc.record({ title: text, section: text, url: text }), { maxLength: 3 }),
      (links) => {
        const json = toAttributes(links);
        expect(Buffer.byteLength(json)).toBeLessThanOrEqual(4_096);
        expect(JSON.parse(json)).toMatchObject({ type: 'docs_links', author: 'bot' });
      },
    ),
  );
});
