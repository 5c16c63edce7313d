import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Phone } from './phone.ts';
import {
  followState,
  isJustSignedOut,
  isSameState,
  mergeStates,
  signOutState,
  touchState,
  withoutToken,
  type VisitorState,
} from './visitor-state.ts';
import { createVisitor, type Visitor } from './visitor.ts';

const now = 1_000_000;
const ada = '+14155552671' as Phone;
const bob = '+447911123456' as Phone;
const docView = { title: 'A', url: 'https://docs.example.com/a', viewedAt: now - 5 };

function state(change: Partial<Visitor>, trail = [docView]): VisitorState {
  return { visitor: { ...createVisitor('a', 100), ...change }, trail };
}

describe('of two tabs', () => {
  test('the later change wins', () => {
    const older = state({ phone: ada, updatedAt: 200 });
    const newer = state({ phone: bob, anonymousId: 'b', updatedAt: 201 });
    expect(mergeStates(older, newer, now)).toEqual(newer);
    expect(mergeStates(newer, older, now)).toEqual(newer);
  });

  test('the one that knows the person wins over an unknown reader, whose docs it takes in', () => {
    const knows = state({ phone: ada, updatedAt: 200 }, []);
    const unknown = state({ anonymousId: 'b', startedAt: 300, updatedAt: 300 });
    expect(mergeStates(unknown, knows, now)).toEqual({ ...knows, trail: [docView] });
  });

  test('the docs of one person never reach another', () => {
    const older = state({ phone: ada, updatedAt: 200 });
    const newer = state({ phone: bob, anonymousId: 'b', updatedAt: 300 }, []);
    expect(mergeStates(newer, older, now).trail).toEqual([]);
  });

  test('a sign-out ends every record begun before it, however late it was changed', () => {
    const stale = state({ phone: ada, updatedAt: 900 });
    const signedOut = signOutState(state({ phone: ada, updatedAt: 200 }), 500, 'c');
    for (const merged of [mergeStates(stale, signedOut, now), mergeStates(signedOut, stale, now)]) {
      expect(merged).toEqual(signedOut);
    }
  });

  test('a record begun after a sign-out lives, and remembers the sign-out', () => {
    const fresh = state({ phone: bob, anonymousId: 'b', startedAt: 600, updatedAt: 700 });
    const signedOut = signOutState(state({ phone: ada }), 500, 'c');
    const merged = mergeStates(fresh, signedOut, now);
    expect(merged.visitor).toEqual({ ...fresh.visitor, clearedAt: 500 });
  });

  test('the identity token of this page stays, for the same person only', () => {
    const mine = state({ phone: ada, identityToken: 'secret', updatedAt: 200 });
    const sameLater = state({ phone: ada, name: 'Ada', updatedAt: 300 });
    const another = state({ phone: bob, anonymousId: 'b', updatedAt: 300 });
    expect(mergeStates(mine, sameLater, now).visitor.identityToken).toBe('secret');
    expect(mergeStates(mine, another, now).visitor).not.toHaveProperty('identityToken');
  });
});

const anyState = fc
  .record({
    anonymousId: fc.constantFrom('a', 'b', 'c'),
    phone: fc.option(fc.constantFrom(ada, bob), { nil: undefined }),
    startedAt: fc.integer({ min: 1, max: 5 }),
    clearedAt: fc.integer({ min: 0, max: 5 }),
    updatedAt: fc.integer({ min: 0, max: 9 }),
  })
  // No record is made that began before a sign-out of which it knows.
  .map(({ phone, startedAt, ...rest }) => ({
    ...rest,
    startedAt: Math.max(startedAt, rest.clearedAt),
    ...(phone && { phone }),
  }))
  .map((change) => state(change, []));

test('two tabs agree, whichever hears of the other first', () => {
  const property = fc.property(anyState, anyState, (one, other) => {
    const isSameWrite =
      one.visitor.anonymousId === other.visitor.anonymousId &&
      one.visitor.updatedAt === other.visitor.updatedAt;
    fc.pre(!isSameWrite);
    return isSameState(mergeStates(one, other, now), mergeStates(other, one, now));
  });
  expect(fc.check(property, { seed: 7, numRuns: 5000 })).toMatchObject({ failed: false });
});

test('what another tab stored is followed, and keeps what only this page holds', () => {
  const held = state({ phone: ada, identityToken: 'secret', updatedAt: 900 });
  const stored = state({ phone: ada, name: 'Ada', updatedAt: 300 }, []);
  expect(followState(stored, held, now)).toEqual({
    visitor: { ...stored.visitor, identityToken: 'secret' },
    trail: [docView],
  });
});

test('a sign-out is later than everything it ends, even if the clock went back', () => {
  const { visitor, trail } = signOutState(state({ phone: ada, updatedAt: 900 }), 7, 'c');
  expect(visitor).toEqual({
    v: 1,
    anonymousId: 'c',
    updatedAt: 901,
    startedAt: 901,
    clearedAt: 901,
  });
  expect(trail).toEqual([]);
});

test('a state is just signed out until something happens', () => {
  const signedOut = signOutState(state({}), 500, 'c');
  expect(isJustSignedOut(signedOut)).toBe(true);
  expect(isJustSignedOut({ ...signedOut, trail: [docView] })).toBe(false);
  expect(isJustSignedOut(state({}, []))).toBe(false);
});

test('touching marks only a record that nobody has touched', () => {
  expect(touchState(state({}), 500).visitor.updatedAt).toBe(500);
  const touched = state({ updatedAt: 3 });
  expect(touchState(touched, 500)).toBe(touched);
});

test('a record leaves the page without its token', () => {
  expect(withoutToken(state({ identityToken: 'secret' }).visitor)).toEqual(state({}).visitor);
});
