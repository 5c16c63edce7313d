import { expect, test } from 'vitest';
import type { EntryKind } from '../../../timeline/entry.ts';
import { toVersion } from './to-version.ts';

const entry = (seq: number, kind: EntryKind) =>
  ({ seq, kind, at: 0, source: 'local', title: '' }) as const;

test('it grows with what was set or connected, and with nothing else', () => {
  expect(toVersion([])).toBe(0);
  const entries = [entry(1, 'page'), entry(2, 'control'), entry(3, 'step')];
  expect(toVersion(entries)).toBe(2);
  expect(toVersion([...entries, entry(4, 'connection'), entry(5, 'bot')])).toBe(4);
});
