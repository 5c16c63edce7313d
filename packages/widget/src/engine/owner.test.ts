import { createVisitor, visitorKey, type Phone } from '@docent/identity';
import { beforeEach, expect, test } from 'vitest';
import { eraseOwner, hasLeft, readOwner, writeOwner } from './owner.ts';

const ada = '+14155552671' as Phone;
const bob = '+447911123456' as Phone;

beforeEach(() => localStorage.clear());

function store(record: object, startedAt = 50): void {
  const visitor = { ...createVisitor('anonymous-1', startedAt), updatedAt: startedAt, ...record };
  localStorage.setItem(visitorKey, JSON.stringify(visitor));
}

/** Whether the owner of what was written at 100 has left. */
function isGone(): boolean | undefined {
  const owner = readOwner();
  return owner && hasLeft(owner);
}

function own(phone?: Phone, isTracked = true): void {
  const visitor = createVisitor('anonymous-1', 50);
  writeOwner({ ...visitor, ...(phone && { phone }) }, { isTracked, now: 100 });
}

test('an owner stays as long as their record does', () => {
  store({ phone: ada });
  own(ada);
  expect(isGone()).toBe(false);
  store({ phone: ada, name: 'Ada', updatedAt: 200 });
  expect(isGone()).toBe(false);
  eraseOwner();
  expect(readOwner()).toBeUndefined();
});

test('a record that is gone, or has begun anew, means that somebody has signed out', () => {
  store({});
  own();
  localStorage.removeItem(visitorKey);
  expect(isGone()).toBe(true);
  store({}, 150);
  expect(isGone()).toBe(true);
});

test('where no record was stored, one that begins later means nothing', () => {
  own(ada);
  expect(isGone()).toBe(false);
  store({}, 150);
  expect(isGone()).toBe(false);
  // What was written first decides.
  own(ada);
  expect(isGone()).toBe(false);
});

test('without a tracker, tabs may still settle whose record it is', () => {
  store({});
  own(ada, false);
  store({}, 150);
  expect(isGone()).toBe(false);
});

test('another phone that was stored since is another person', () => {
  store({ phone: ada });
  own(ada);
  store({ phone: bob, updatedAt: 200 });
  expect(isGone()).toBe(true);
});

test('a record of somebody else that was there before counts for nothing: its tracker may be blocked', () => {
  store({ phone: bob });
  own(ada);
  expect(isGone()).toBe(false);
});
