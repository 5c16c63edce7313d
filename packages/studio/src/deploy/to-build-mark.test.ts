import { expect, test } from 'vitest';
import type { Build, BuildFile } from './build.ts';
import { toBuildHash } from './to-build-mark.ts';

const file: BuildFile = { name: '/a', path: '/a', access: 'public', content: 'a' };
const other: BuildFile = { name: '/b', path: '/b', access: 'private', content: 'b' };
const build: Build = { functions: [file, other], assets: [], dependencies: { twilio: '6.2.0' } };

test('is the same for the same files, in any order', () => {
  expect(toBuildHash({ ...build, functions: [other, file] })).toBe(toBuildHash(build));
  const asBytes = { ...file, content: Buffer.from('a') };
  expect(toBuildHash({ ...build, functions: [asBytes, other] })).toBe(toBuildHash(build));
});

test.each<[string, Partial<Build>]>([
  ['a content', { functions: [{ ...file, content: 'A' }, other] }],
  ['an access', { functions: [{ ...file, access: 'protected' }, other] }],
  ['a path', { functions: [{ ...file, path: '/c' }, other] }],
  ['a file less', { functions: [file] }],
  ['a Function that is an asset', { functions: [file], assets: [other] }],
  ['a dependency', { dependencies: { twilio: '6.2.1' } }],
])('is another one for %s', (_, change) => {
  expect(toBuildHash({ ...build, ...change })).not.toBe(toBuildHash(build));
});
