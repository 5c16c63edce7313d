import { expect, test } from 'vitest';
import { countDocs } from './count-docs.ts';

const since = Date.parse('2026-11-20T12:00:00.000Z');
const timestamp = '2026-11-22T10:00:00.000Z';
const view = {
  event: 'Page Viewed',
  timestamp,
  properties: { category: 'Docs', title: 'Keys', url: 'https://docs.example.com/keys' },
};
const count = (...events: unknown[]) => countDocs(events, { category: 'Docs', since });

test('a view of a doc counts each time, and is told', () => {
  const doc = { title: 'Keys', url: 'https://docs.example.com/keys', viewed_at: timestamp };
  expect(count(view, view)).toEqual({ count: 2, docs: [doc, doc] });
});

test.each([
  ['of another category', { ...view, properties: { ...view.properties, category: 'Blog' } }],
  ['of a category in other letters', { ...view, properties: { category: 'docs' } }],
  ['without properties', { ...view, properties: null }],
  ['of before', { ...view, timestamp: '2026-11-20T11:59:59.999Z' }],
  ['without a time', { ...view, timestamp: undefined }],
  ['that is none', 'Page Viewed'],
])('a view %s does not count', (_, event) => {
  expect(count(event)).toEqual({ count: 0, docs: [] });
});

test('a doc without an address counts, and is not told', () => {
  expect(count({ ...view, properties: { category: 'Docs' } })).toEqual({ count: 1, docs: [] });
});
