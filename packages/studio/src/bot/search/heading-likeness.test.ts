import { expect, test } from 'vitest';
import { createTestDocs } from '../testing/test-docs.ts';
import { createHeadingLikeness } from './heading-likeness.ts';

test.each([
  ['How many workers', 1],
  ['How many queues', 0.5],
  ['Workers', 0],
  ['', 0],
])('"%s" is like "how many workers do I need?": %d', (heading, likeness) => {
  expect(createHeadingLikeness('how many workers do I need?')(heading)).toBe(likeness);
});

test('raises the section that is headed as the question is put', () => {
  const text = '<p>Workers run jobs.</p>';
  const index = createTestDocs({
    '/a': `<h1>Scaling</h1><h2 id="when">When workers</h2>${text}`,
    '/b': `<h1>Scaling</h1><h2 id="many">How many workers</h2>${text}`,
  });
  expect(index.search('how many workers')[0]?.url).toContain('/b#many');
  expect(index.search('when workers')[0]?.url).toContain('/a#when');
});
