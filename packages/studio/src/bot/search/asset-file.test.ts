import { expect, test } from 'vitest';
import { parseAsset, printAsset } from './asset-file.ts';
import type { IndexAsset } from './index-asset.ts';

const asset: IndexAsset = {
  site: 'https://docs.example.com',
  pages: [['/retries', 'Retries', '2.3', 1]],
  headings: ['Dead jobs'],
  anchors: [1],
  excerpts: ['They wait.'],
  terms: 'dead job',
  synonyms: [['dead', 'gone']],
  lengths: Uint8Array.of(1, 1),
  postings: Uint8Array.of(31, 30),
};

test('reads what it has written', () => {
  const read = parseAsset(printAsset(asset));
  expect({ ...read, lengths: [...read.lengths], postings: [...read.postings] }).toEqual({
    ...asset,
    lengths: [1, 1],
    postings: [31, 30],
  });
});

test('writes the same index in the same way, so that a deploy changes nothing', () => {
  expect(printAsset(asset)).toBe(printAsset(asset));
});

test.each([
  ['no JSON', 'This is not JSON', 'is not JSON'],
  ['something else', '{"index":[]}', 'is of another format'],
  ['null', 'null', 'is of another format'],
  ['a later format', printAsset(asset).replace('"format":1', '"format":2'), 'is of another format'],
  ['half of one', printAsset(asset).replace(/"texts":"[^"]{10}/, '"texts":"'), 'is damaged'],
])('refuses %s, and says what to do', (_, json, fault) => {
  expect(() => parseAsset(json)).toThrow(
    `The docs index ${fault}. Build it again with pnpm build-index, and deploy it.`,
  );
});
