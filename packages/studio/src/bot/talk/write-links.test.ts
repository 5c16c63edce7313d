import { expect, test } from 'vitest';
import type { DocHit } from '../docs-index.ts';
import { englishPhrases } from './phrases.ts';
import { writeLinks } from './write-links.ts';

const hit: DocHit = {
  title: 'Retries',
  section: 'Dead jobs',
  url: 'https://docs.example.com/retries#dead-jobs',
  excerpt: 'They wait for you.',
  confidence: 0.9,
  read: false,
};
const write = (...hits: readonly DocHit[]) => writeLinks(hits, englishPhrases);

test('names each link above its address', () => {
  const { reply, linkCount } = write(hit, {
    ...hit,
    title: 'Batches',
    section: '',
    url: 'https://docs.example.com/b',
  });
  expect(linkCount).toBe(2);
  expect(reply).toBe(`This should help:

Retries: Dead jobs
They wait for you.
https://docs.example.com/retries#dead-jobs

Perhaps also:
Batches
https://docs.example.com/b

Does that help? If not, ask in other words. Write "person" to talk to somebody.`);
});

test('says which page the visitor has just read', () => {
  expect(write({ ...hit, read: true }).reply).toContain(
    'You have just read "Retries"; the part on "Dead jobs" may help:',
  );
  expect(write({ ...hit, read: true, section: '' }).reply).toContain(
    'You have just read "Retries". I found',
  );
});

test('leaves out the first words, then links, before it is too long for a text message', () => {
  const long = { ...hit, url: `https://docs.example.com/${'a'.repeat(450)}` };
  const three = write({ ...long, excerpt: 'x'.repeat(240) }, long, long);
  expect(three.linkCount).toBe(3);
  expect(three.reply).not.toContain('xxx');

  const longer = { ...long, title: 'T'.repeat(120), section: 'S'.repeat(120) };
  const two = write(longer, longer, longer);
  expect(two.linkCount).toBe(2);
  expect(two.reply.length).toBeLessThanOrEqual(1_600);
});

test('sends no half of an address', () => {
  expect(write({ ...hit, url: 'u'.repeat(1_600) })).toMatchObject({ linkCount: 0 });
});
