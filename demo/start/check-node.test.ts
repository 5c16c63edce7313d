import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkNode, leastNode } from './check-node.ts';

test.each(['v20.19.0', 'v20.19.5', 'v22.0.0', 'v26.1.0-nightly'])('%s is new enough', (version) => {
  expect(checkNode(version)).toBeUndefined();
});

test.each(['v18.20.4', 'v20.18.3', 'v16.0.0'])(
  '%s is too old, and is told what to do',
  (version) => {
    expect(checkNode(version)).toBe(
      `The demo needs Node.js 20.19.0 or newer, and this is ${version}. Install a newer one from https://nodejs.org.`,
    );
  },
);

test('the least version is the one of package.json', () => {
  const file = join(import.meta.dirname, '../../package.json');
  const { engines } = JSON.parse(readFileSync(file, 'utf8')) as { engines: { node: string } };
  expect(`>=${leastNode}`.startsWith(engines.node)).toBe(true);
});
