import MiniSearch from 'minisearch';
import { expect, test } from 'vitest';
import { parsePage } from './pages.ts';
import { buildSearchIndex, toEntries } from './search-index.ts';
import { searchOptions } from './search-options.ts';

const page = parsePage({
  slug: 'workers',
  version: '2.3',
  source: `---
title: Workers and leases
description: How a worker takes a job.
section: Concepts
order: 1
---

Workers are _ordinary_
processes.

## What a lease is

A [lease](/docs/retries) hides a job.

\`\`\`ts
await fetchVideo();
\`\`\`

| Verb | Effect |
| ---- | ------ |
| Ack  | \`done\` |
`,
});

test('cuts a page into passages, without markup', () => {
  expect(toEntries(page)).toEqual([
    {
      id: '/docs/workers',
      page: 'Workers and leases',
      section: 'Concepts',
      heading: '',
      text: 'How a worker takes a job. Workers are ordinary processes.',
      code: '',
    },
    {
      id: '/docs/workers#what-a-lease-is',
      page: 'Workers and leases',
      section: 'Concepts',
      heading: 'What a lease is',
      text: 'A lease hides a job. Verb · Effect · Ack · done',
      code: 'await fetchVideo();\n',
    },
  ]);
});

test.each([
  ['the beginning of a word', 'ordin', '/docs/workers'],
  ['a word with a slip in it', 'prosesses', '/docs/workers'],
  ['words of text and of a table', 'hides ack', '/docs/workers#what-a-lease-is'],
  ['code', 'fetchVideo', '/docs/workers#what-a-lease-is'],
])('finds a passage by %s', (_, query, id) => {
  const index = MiniSearch.loadJSON(buildSearchIndex([page]), searchOptions);
  expect(index.search(query).map((found) => found.id)).toEqual([id]);
});

test('finds nothing where one of the words is nowhere', () => {
  const index = MiniSearch.loadJSON(buildSearchIndex([page]), searchOptions);
  expect(index.search('ordinary kafka')).toEqual([]);
});
