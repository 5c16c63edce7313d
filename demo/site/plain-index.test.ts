import { expect, test } from 'vitest';
import { parsePage } from './pages.ts';
import { buildPlainIndex } from './plain-index.ts';

const source = `---
title: Workers and leases
description: How a worker takes a job.
section: Concepts
order: 1
---

## What a lease is

A [lease](/docs/retries) hides a job.
`;

test('lists the passages of the pages as the chat reads them', () => {
  const page = parsePage({ slug: 'workers', version: '2.3', source });
  expect(JSON.parse(buildPlainIndex([page]))).toEqual([
    {
      title: 'Workers and leases',
      section: 'What a lease is',
      url: '/docs/workers#what-a-lease-is',
      text: 'A lease hides a job.',
    },
  ]);
});
