import { describe, expect, test } from 'vitest';
import type { Phone } from './phone.ts';
import { changeVisitor, createVisitor, parseVisitor, type Visitor } from './visitor.ts';

const ada = '+14155552671' as Phone;
const bob = '+447911123456' as Phone;
const newId = () => 'fresh';

const known: Visitor = {
  v: 1,
  anonymousId: 'first',
  phone: ada,
  userId: 'u1',
  name: 'Ada',
  email: 'ada@example.com',
  source: 'site',
  identityToken: 'secret',
  updatedAt: 100,
  startedAt: 50,
  clearedAt: 0,
};

describe('a stored record', () => {
  test('is read without its identity token and without unknown keys', () => {
    const { identityToken: _, ...expected } = known;
    const stored: unknown = JSON.parse(JSON.stringify({ ...known, isAdmin: true }));
    expect(parseVisitor(stored)).toEqual(expected);
  });

  test.each([
    ['null', null],
    ['text', 'first'],
    ['an empty object', {}],
    ['an array', [1]],
    ['another version', { ...known, v: 2 }],
    ['no anonymous ID', { ...known, anonymousId: '' }],
    ['a huge anonymous ID', { ...known, anonymousId: 'x'.repeat(101) }],
    ['a time that is text', { ...known, updatedAt: '100' }],
    ['a time that is not finite', { ...known, updatedAt: Number.POSITIVE_INFINITY }],
    ['a negative time', { ...known, startedAt: -1 }],
    ['an inherited record', Object.create(known)],
  ])('is refused if it is %s', (_what, value) => {
    expect(parseVisitor(value)).toBeUndefined();
  });

  test.each([
    ['phone', '415-555-2671'],
    ['phone', { toString: () => ada }],
    ['userId', 'x'.repeat(257)],
    ['name', 'x'.repeat(201)],
    ['email', ''],
    ['source', 'somebody'],
  ])('loses a wrong %s and keeps the rest', (key, value) => {
    const parsed = parseVisitor({ ...known, [key]: value });
    expect(parsed).not.toHaveProperty(key);
    expect(parsed?.anonymousId).toBe('first');
  });

  test('cannot set a prototype', () => {
    const parsed = parseVisitor(
      JSON.parse(
        '{"v":1,"anonymousId":"a","updatedAt":1,"startedAt":1,"clearedAt":0,"__proto__":{"phone":"+14155552671"}}',
      ),
    );
    expect(parsed).toEqual({ v: 1, anonymousId: 'a', updatedAt: 1, startedAt: 1, clearedAt: 0 });
    expect(parsed?.phone).toBeUndefined();
  });
});

describe('a change', () => {
  test('keeps the anonymous ID when an unknown reader gives a first phone', () => {
    const changed = changeVisitor(
      createVisitor('first', 50),
      { phone: ada, source: 'form' },
      200,
      newId,
    );
    expect(changed).toEqual({
      v: 1,
      anonymousId: 'first',
      phone: ada,
      source: 'form',
      updatedAt: 200,
      startedAt: 50,
      clearedAt: 0,
    });
  });

  test('to another phone drops all that was known, the anonymous ID too', () => {
    expect(changeVisitor(known, { phone: bob }, 200, newId)).toEqual({
      v: 1,
      anonymousId: 'fresh',
      phone: bob,
      updatedAt: 200,
      startedAt: 50,
      clearedAt: 0,
    });
  });

  test('to another user ID drops all that was known, the phone too', () => {
    const changed = changeVisitor(known, { userId: 'u2', name: 'Bob' }, 200, newId);
    expect(changed).toEqual({
      v: 1,
      anonymousId: 'fresh',
      userId: 'u2',
      name: 'Bob',
      updatedAt: 200,
      startedAt: 50,
      clearedAt: 0,
    });
  });

  test('adds a user ID to a known phone without changing the person', () => {
    const { userId: _, ...withoutUser } = known;
    const changed = changeVisitor(withoutUser, { userId: 'u9' }, 200, newId);
    expect(changed).toEqual({ ...known, userId: 'u9', updatedAt: 200 });
  });

  test('keeps the record of the last sign-out when the person changes', () => {
    expect(changeVisitor({ ...known, clearedAt: 40 }, { phone: bob }, 200, newId).clearedAt).toBe(
      40,
    );
  });

  test('that says nothing new returns the same record', () => {
    expect(changeVisitor(known, {}, 200, newId)).toBe(known);
    expect(changeVisitor(known, { phone: ada, name: 'Ada' }, 200, newId)).toBe(known);
  });

  test('that is wrong or far too long is left out', () => {
    const patch = { phone: '415' as Phone, name: 'x'.repeat(201), nickname: 'A' };
    expect(changeVisitor(known, patch, 200, newId)).toBe(known);
  });

  test('is later than the record even if the clock went back', () => {
    expect(changeVisitor(known, { name: 'Ada L.' }, 7, newId).updatedAt).toBe(101);
  });
});
