import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { readArguments } from './read-arguments.ts';

const cwd = tmpdir();
const address = 'https://docs.example.com/';

test('an address alone is visited with five links', () => {
  expect(readArguments(['https://docs.example.com'], cwd)).toEqual({
    target: { url: address },
    pages: 5,
    grantsConsent: false,
    asksFunctions: false,
    asJson: false,
  });
});

test('all options are read, with the dashes of pnpm between', () => {
  const words = ['--', '.', '--pages', '0', '--consent', '--ask-functions', '--json', '--out', 'x'];
  expect(readArguments(words, cwd)).toEqual({
    target: { folder: cwd },
    pages: 0,
    grantsConsent: true,
    asksFunctions: true,
    asJson: true,
    out: `${cwd}/x`,
  });
});

test.each([
  [[], 'Usage: pnpm run check-site'],
  [[address, address], 'Usage: pnpm run check-site'],
  [[address, '--pages', '-1'], '--pages'],
  [[address, '--pages=101'], '--pages takes a whole number up to 100, not "101".'],
  [[address, '--colour'], "Unknown option '--colour'"],
  [['no-such-folder'], 'There is no folder no-such-folder. Give the address of a site'],
  [['docs.example.com/a'], 'write the address with its protocol: https://docs.example.com/a'],
  [['http://'], 'http:// is no address.'],
])('%j is refused in one line', (words, part) => {
  const read = () => readArguments(words, cwd);
  expect(read).toThrow(part);
  expect(read).not.toThrow('\n');
});
