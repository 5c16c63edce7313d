import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { parseConfig, readConfig, SegmentConfigError, toPattern, toTraitKey } from './config.ts';

const space = { id: 'spa_1', name: 'Space', profileTokens: ['token'] };
const source = { id: 'src_1', name: 'Site', writeKey: 'key1' };
const minimal = { space, sources: [source], identifiers: [] };
const counter = { name: 'Docs Read', kind: 'event_counter', event: 'Page Viewed' };

function writeTemporary(name: string, text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'docent-config-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

test('the shipped file is in order', () => {
  const config = readConfig(join(import.meta.dirname, '../../segment.yaml'));
  expect(config.identifiers.map(({ type, limit }) => `${type} ${limit}`)).toEqual([
    'user_id 1',
    'phone 1',
    'email 5',
    'anonymous_id 5',
  ]);
  expect(config.traits.map(({ key }) => key)).toContain('docs_last_2_days');
  expect(config.traits.find(({ key }) => key === 'docs_last_2_days')?.window).toEqual({
    sliding: 172_800_000,
  });
});

test("fills in the cloud's defaults", () => {
  const config = parseConfig({ ...minimal, identifiers: [{ type: 'phone' }], traits: [counter] });
  expect(config).toEqual({
    space: { ...space, requestsPerSecond: 100 },
    sources: [source],
    identifiers: [{ type: 'phone', limit: 5, per: 'ever', blocked: [] }],
    batchHours: 8,
    dedupeHours: 24,
    traits: [{ ...counter, where: [], key: 'docs_read' }],
  });
});

test.each([
  ['1 minute', 60_000],
  ['30 minutes', 1_800_000],
  ['8 hours', 28_800_000],
  ['2 days', 172_800_000],
])('reads %s as a window', (session, ms) => {
  const config = parseConfig({ ...minimal, traits: [{ ...counter, window: { session } }] });
  expect(config.traits[0]?.window).toEqual({ session: ms });
});

const withTrait = (trait: object) => ({ ...minimal, traits: [{ ...counter, ...trait }] });
const withIdentifier = (...identifiers: object[]) => ({ ...minimal, identifiers });

test.each<[mistake: string, config: unknown, place: string, sentence: string]>([
  ['an unknown key', { ...minimal, trait: [] }, 'trait', 'never'],
  ['an unknown key further in', withTrait({ windows: {} }), 'traits.0.windows', 'never'],
  ['a missing key', { sources: [], identifiers: [] }, 'space', 'Expected "space"'],
  ['no object', 'space', '(top)', 'Object'],
  ['nothing', undefined, '(top)', 'Object'],
  ['an empty file', null, '(top)', 'Object'],
  [
    'an empty token',
    { ...minimal, space: { ...space, profileTokens: [''] } },
    'space.profileTokens.0',
    'length',
  ],
  [
    'a rate of zero',
    { ...minimal, space: { ...space, requestsPerSecond: 0 } },
    'space.requestsPerSecond',
    '>=1',
  ],
  ['half a limit', withIdentifier({ type: 'phone', limit: 1.5 }), 'identifiers.0.limit', 'integer'],
  [
    'an upper-case identifier',
    withIdentifier({ type: 'Phone' }),
    'identifiers.0.type',
    'an identifier type is in lower case',
  ],
  [
    'an unknown period',
    withIdentifier({ type: 'phone', per: 'daily' }),
    'identifiers.0.per',
    'daily',
  ],
  [
    'a bad pattern',
    withIdentifier({ type: 'phone', blocked: ['-1', '/[/'] }),
    'identifiers.0.blocked.1',
    'is not a valid pattern',
  ],
  [
    'a bad duration',
    withTrait({ window: { sliding: '2 weeks' } }),
    'traits.0.window.sliding',
    'write a duration such as "30 minutes", "8 hours" or "2 days"',
  ],
  [
    'a window of no length',
    withTrait({ window: { sliding: '0 days' } }),
    'traits.0.window.sliding',
    'write a duration',
  ],
  [
    'two windows in one',
    withTrait({ window: { sliding: '2 days', session: '2 days' } }),
    'traits.0.window.sliding',
    'never',
  ],
  [
    'a non-Latin trait name',
    withTrait({ name: 'Gelesen 文書' }),
    'traits.0.name',
    'Segment accepts Latin characters only',
  ],
  [
    'a trait name without a letter',
    withTrait({ name: '!?' }),
    'traits.0.name',
    'a letter or a digit',
  ],
  ['an unknown kind', withTrait({ kind: 'sum' }), 'traits.0.kind', 'sum'],
  [
    'an unknown operator',
    withTrait({ where: [{ property: 'a', operator: 'like', value: 'b' }] }),
    'traits.0.where.0.operator',
    'like',
  ],
  [
    'a last trait without a property',
    withTrait({ kind: 'last' }),
    'traits.0',
    'needs the `property` whose value it keeps',
  ],
  [
    'a first trait without a property',
    withTrait({ kind: 'first' }),
    'traits.0',
    'needs the `property` whose value it keeps',
  ],
  ['batches without a pause', { ...minimal, batchHours: 0 }, 'batchHours', '>=0.01'],
])('names %s and its place', (_, config, place, sentence) => {
  const parse = () => parseConfig(config);
  expect(parse).toThrow(SegmentConfigError);
  expect(parse).toThrow(`\n  ${place}: `);
  expect(parse).toThrow(sentence);
});

test('names all mistakes at once', () => {
  const config = { ...minimal, batchHours: 0, identifiers: [{ type: 'Phone' }] };
  expect(() => parseConfig(config)).toThrow(
    /has 2 problem\(s\):\n {2}identifiers\.0\.type: .+\n {2}batchHours: /,
  );
});

test.each<[what: string, config: unknown, sentence: string]>([
  [
    'write key',
    { ...minimal, sources: [source, { ...source, id: 'src_2' }] },
    'The write key "key1" is listed twice. Remove one.',
  ],
  [
    'identifier',
    withIdentifier({ type: 'phone' }, { type: 'email' }, { type: 'phone' }),
    'The identifier "phone" is listed twice. Remove one.',
  ],
  [
    'trait',
    { ...minimal, traits: [counter, { ...counter, name: 'docs-read' }] },
    'The trait "docs_read" is listed twice. Remove one.',
  ],
])('refuses a %s that is listed twice', (_, config, sentence) => {
  expect(() => parseConfig(config)).toThrow(new SegmentConfigError(sentence));
});

test('names the file that it cannot read, parse or use', () => {
  const missing = join(tmpdir(), 'no-such-folder', 'segment.yaml');
  expect(() => readConfig(missing)).toThrow(`${missing}: ENOENT`);
  const broken = writeTemporary('broken.yaml', 'space: [unclosed');
  expect(() => readConfig(broken)).toThrow(SegmentConfigError);
  expect(() => readConfig(broken)).toThrow(`${broken}: `);
  const empty = writeTemporary('empty.yaml', '');
  expect(() => readConfig(empty)).toThrow(`${empty}: The configuration of the local Segment has`);
});

test('reads JSON as well', () => {
  const file = writeTemporary('segment.json', JSON.stringify(minimal));
  expect(readConfig(file)).toEqual(parseConfig(minimal));
});

test.each([
  ['Docs Last 2 Days', 'docs_last_2_days'],
  ['  Docs -- Read! ', 'docs_read'],
  ['lastDocTitle', 'lastdoctitle'],
])('the key of %j is %s', (name, key) => {
  expect(toTraitKey(name)).toBe(key);
});

test('takes a blocked value between slashes for a pattern, and any other for itself', () => {
  expect(toPattern('/^[0-]*$/')).toEqual(/^[0-]*$/);
  for (const exact of ['-1', 'null', '/', '//', 'a/b/']) expect(toPattern(exact)).toBeUndefined();
});
