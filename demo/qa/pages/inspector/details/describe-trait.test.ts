import { expect, test } from 'vitest';
import { describeTrait } from './describe-trait.ts';

const now = new Date(2026, 10, 23, 12).getTime();
const hour = 3_600_000;
const doc = (hoursAgo: number) => ({ title: 'Retries', url: '/', at: now - hoursAgo * hour });
const profile = { docs: [doc(1), doc(2), doc(7)], nextBatchAt: now + 2 * hour };
const trait = { key: 'docs_last_2_days', value: 1, isComputed: true, updatedAt: now - 6 * hour };

test('says what a trait cannot know yet, and when it will', () => {
  expect(describeTrait({ ...trait, isStale: true }, { profile, now })).toBe(
    'Computed 6 hours ago, next at 14:00:00: does not know the last 2 docs.',
  );
  const one = { docs: [doc(1)], nextBatchAt: null };
  expect(describeTrait({ ...trait, isStale: true }, { profile: one, now })).toBe(
    'Computed 6 hours ago: does not know the last doc.',
  );
});

test('says when a trait that is not behind was made', () => {
  expect(describeTrait({ ...trait, isStale: false }, { profile, now })).toBe(
    'Computed 6 hours ago.',
  );
  const set = { ...trait, isComputed: false, isStale: false, updatedAt: now - 60_000 };
  expect(describeTrait(set, { profile, now })).toBe('Set 1 minute ago.');
});
