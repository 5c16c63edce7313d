import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileGlobs, isGlob } from './globs.ts';

test.each(['/', '/docs', '/docs/**', '!/docs/search', '/a/*/b', '/v1.2/**', '/a+b', '/~ada/%20/*'])(
  '%s is a glob',
  (glob) => {
    expect(isGlob(glob)).toBe(true);
  },
);

test.each([
  ['no slash at its start', 'docs/**'],
  ['an address', 'https://docs.example.com/**'],
  ['a set', '/docs/[a-z]'],
  ['alternatives', '/{docs,api}/**'],
  ['a regular expression', '^/docs/.*$'],
  ['a group', '/(docs|api)'],
  ['a question mark', '/docs?'],
  ['a backslash', '/docs\\*'],
  ['two exclamation marks', '!!/docs'],
  ['nothing', ''],
  ['an exclamation mark alone', '!'],
])('%s is none', (_what, glob) => {
  expect(isGlob(glob)).toBe(false);
});

describe.each([
  ['no glob', [], ['/', '/docs', '/a/b'], []],
  ['/docs', ['/docs'], ['/docs', '/docs/'], ['/', '/docs/a', '/documents', '/a/docs']],
  ['/docs/', ['/docs/'], ['/docs/'], ['/docs/a']],
  ['/docs/*', ['/docs/*'], ['/docs/a', '/docs/a/'], ['/docs/a/b', '/docs']],
  ['/docs/**', ['/docs/**'], ['/docs', '/docs/', '/docs/a', '/docs/a/b'], ['/docsy', '/a/docs']],
  ['/docs**', ['/docs**'], ['/docs', '/docsy', '/docs/a'], ['/doc']],
  ['/**', ['/**'], ['/', '/a', '/a/b'], []],
  ['/*', ['/*'], ['/', '/a', '/a/'], ['/a/b']],
  ['/*/api', ['/*/api'], ['/v1/api'], ['/api', '/a/b/api']],
  ['/a/**/z', ['/a/**/z'], ['/a/b/z', '/a/b/c/z'], ['/a/b/y', '/z']],
  ['a dot', ['/v1.2'], ['/v1.2'], ['/v1x2']],
  ['a plus', ['/c++'], ['/c++'], ['/c', '/ccc']],
])('%s', (_what, globs, included, excluded) => {
  test.each(included)('includes %s', (path) => {
    expect(compileGlobs(globs)(path)).toBe(true);
  });
  test.each(excluded)('excludes %s', (path) => {
    expect(compileGlobs(globs)(path)).toBe(false);
  });
});

test('the last glob that matches decides', () => {
  const isDoc = compileGlobs(['/docs/**', '!/docs/search/**', '/docs/search/help']);
  expect(['/docs/a', '/docs/search', '/docs/search/help', '/blog'].map(isDoc)).toEqual([
    true,
    false,
    true,
    false,
  ]);
});

test('with exclusions alone, everything else is included', () => {
  const isDoc = compileGlobs(['!/blog/**']);
  expect(['/blog', '/blog/a', '/docs'].map(isDoc)).toEqual([false, false, true]);
});

test('what is no glob is left out', () => {
  const isDoc = compileGlobs(['docs/**', '/api/**', '!/api/[x]']);
  expect(['/docs/a', '/api/x'].map(isDoc)).toEqual([false, true]);
});

test('without one that can be understood, every path is included', () => {
  expect(compileGlobs(['docs/**'])('/blog')).toBe(true);
});

test('an exclamation mark within a path is a character of it', () => {
  const isDoc = compileGlobs(['/docs/read-me!']);
  expect(['/docs/read-me!', '/docs/read-me'].map(isDoc)).toEqual([true, false]);
});

test('a glob without stars is its own path, and no other', () => {
  const path = fc
    .array(fc.stringMatching(/^[\w.+~%@:-]{1,8}$/), { maxLength: 4 })
    .map((parts) => `/${parts.join('/')}`);
  const property = fc.property(path, path, (one, other) => {
    const isOne = compileGlobs([one]);
    expect(isOne(one)).toBe(true);
    expect(isOne(other)).toBe(one.replace(/\/$/, '') === other.replace(/\/$/, ''));
    expect(compileGlobs([`${one}/**`])(`${one}${other}`)).toBe(true);
  });
  fc.assert(property, { seed: 2, numRuns: 1000 });
});

test('any text makes a test for paths', () => {
  const property = fc.property(fc.array(fc.string()), fc.string(), (globs, path) => {
    expect(typeof compileGlobs(globs)(path)).toBe('boolean');
  });
  fc.assert(property, { seed: 2, numRuns: 2000 });
});
