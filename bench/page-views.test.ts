import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { countPageViews } from './page-views.ts';

const count = (value: unknown) => countPageViews(Buffer.from(JSON.stringify(value)));

test('knows a page view of each product', () => {
  expect(count({ type: 'page', messageId: 'a' })).toBe(1);
  expect(count({ n: 'pageview', u: 'https://docs.example.com/' })).toBe(1);
  expect(count([{ event: '$pageview' }, { event: '$pageleave' }])).toBe(1);
});

test('counts each page view of a batch', () => {
  expect(count({ batch: [{ type: 'page' }, { type: 'track' }, { type: 'page' }] })).toBe(2);
});

test('reads what PostHog zips and what it puts into a form', () => {
  const json = JSON.stringify({ event: '$pageview' });
  expect(countPageViews(gzipSync(json))).toBe(1);
  const form = new URLSearchParams({ data: Buffer.from(json).toString('base64') });
  expect(countPageViews(Buffer.from(form.toString()))).toBe(1);
});

test('takes nothing else for a page view', () => {
  expect(count({ type: 'identify' })).toBe(0);
  expect(countPageViews(Buffer.from('no JSON'))).toBe(0);
  expect(countPageViews(Buffer.alloc(0))).toBe(0);
});
