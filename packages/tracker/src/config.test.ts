import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseConfig, toList, toUrl, type TrackerOptions } from './config.ts';

const base = 'https://docs.example.com/guide/start?a=1#top';

test('a write key is enough', () => {
  const options = { writeKey: 'key' };
  expect(parseConfig(options, base)).toEqual({
    writeKey: 'key',
    isDoc: expect.any(Function),
    route: 'path',
    country: undefined,
    identifier: 'phone',
    identifiedOnly: false,
    consentRequired: false,
    keepQuery: [],
    isPrivate: false,
    apiUrl: 'https://api.segment.io/v1',
    options,
  });
});

test.each([true, false])('a browser that asks for privacy is heard: %s', (isPrivate) => {
  expect(parseConfig({}, base, isPrivate).isPrivate).toBe(isPrivate);
});

test('without options there is no write key', () => {
  expect(parseConfig({}, base).writeKey).toBe('');
});

describe('an option', () => {
  test.each<[TrackerOptions, object]>([
    [{ writeKey: ' key\n' }, { writeKey: 'key' }],
    [{ route: 'path' }, { route: 'path' }],
    [{ route: 'query' }, { route: 'query' }],
    [{ route: 'hash' }, { route: 'hash' }],
    [{ country: 'GB' }, { country: 'GB' }],
    [{ identifier: 'phone_number' }, { identifier: 'phone_number' }],
    [{ identifier: '' }, { identifier: 'phone' }],
    [{ send: 'all' }, { identifiedOnly: false }],
    [{ send: 'identified' }, { identifiedOnly: true }],
    [{ consent: 'required' }, { consentRequired: true }],
    [{ keepQuery: ' tab\tlang, q ' }, { keepQuery: ['tab', 'lang', 'q'] }],
    [{ apiHost: '/collect/v1' }, { apiUrl: 'https://docs.example.com/collect/v1' }],
    [{ apiHost: 'https://c.example.com/v1/' }, { apiUrl: 'https://c.example.com/v1' }],
  ])('%j means %j', (options, expected) => {
    expect(parseConfig(options, base)).toMatchObject(expected);
  });

  test('docs decides which paths are docs', () => {
    const { isDoc } = parseConfig({ docs: '/docs/** !/docs/search' }, base);
    expect(['/docs/a', '/docs/search', '/blog'].map(isDoc)).toEqual([true, false, false]);
  });
});

describe('what is not understood has its default', () => {
  test.each([
    [{ route: 'Hash' }, { route: 'path' }],
    [{ send: 'none' }, { identifiedOnly: false }],
    [{ consent: '' }, { consentRequired: false }],
    [{ apiHost: '' }, { apiUrl: 'https://api.segment.io/v1' }],
    [{ apiHost: 'https://' }, { apiUrl: 'https://api.segment.io/v1' }],
    [{ writeKey: null }, { writeKey: '' }],
    [{ keepQuery: ['tab'] }, { keepQuery: [] }],
  ])('%j', (options, expected) => {
    expect(parseConfig(options as TrackerOptions, base)).toMatchObject(expected);
  });
});

test('no options, however wrong, are refused', () => {
  const anyOptions = fc.dictionary(
    fc.constantFrom('writeKey', 'docs', 'route', 'country', 'keepQuery', 'apiHost'),
    fc.string(),
  );
  const property = fc.property(anyOptions, (options) => {
    const { apiUrl, isDoc } = parseConfig(options, base);
    expect(URL.canParse(apiUrl)).toBe(true);
    expect(apiUrl).not.toMatch(/\/$/);
    expect(typeof isDoc('/docs')).toBe('boolean');
  });
  fc.assert(property, { seed: 4, numRuns: 3000 });
});

test.each([
  ['/collect/v1', 'https://docs.example.com/collect/v1'],
  ['/collect/v1//', 'https://docs.example.com/collect/v1'],
  ['/', 'https://docs.example.com'],
  ['https://c.example.com', 'https://c.example.com'],
  ['https://c.example.com:8443/v1/', 'https://c.example.com:8443/v1'],
  ['http://localhost:9000/v1', 'http://localhost:9000/v1'],
  ['//c.example.com/v1', 'https://c.example.com/v1'],
])('%s is the address %s', (text, url) => {
  expect(toUrl(text, base)).toBe(url);
});

test.each([undefined, '', 'https://', 'http://['])('%j is no address', (text) => {
  expect(toUrl(text, base) || undefined).toBeUndefined();
});

test('a path needs a page with an address', () => {
  expect(toUrl('/collect', 'about:blank')).toBeUndefined();
  expect(toUrl('/collect', '')).toBeUndefined();
});

test.each([
  ['/docs/** !/docs/search', ['/docs/**', '!/docs/search']],
  [' a,b , c\n\td ', ['a', 'b', 'c', 'd']],
  ['', []],
  [' , ', []],
  [undefined, []],
  [['a'], []],
])('%j is the list %j', (text, list) => {
  expect(toList(text)).toEqual(list);
});
