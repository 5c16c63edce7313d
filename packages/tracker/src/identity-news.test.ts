import type { Phone, Visitor } from '@docent/identity';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { buildIdentifyCall, isAnotherReader, toIdentity } from './identity-news.ts';

const stranger: Visitor = {
  v: 1,
  anonymousId: 'anon-a',
  updatedAt: 100,
  startedAt: 100,
  clearedAt: 0,
};
const ada: Visitor = { ...stranger, phone: '+14155552671' as Phone, updatedAt: 200 };
const bob: Visitor = {
  ...stranger,
  anonymousId: 'anon-b',
  phone: '+447911123456' as Phone,
  updatedAt: 300,
};

beforeEach(() => localStorage.clear());
afterEach(() => vi.restoreAllMocks());

/** Each page runs a copy of its own. */
async function openPage(): Promise<(visitor: Visitor) => boolean> {
  vi.resetModules();
  const { isNews } = await import('./identity-news.ts');
  return isNews;
}

function refuse(): never {
  throw new DOMException('refused', 'SecurityError');
}

function fill(): void {
  const full = { getItem: () => null, setItem: refuse } as unknown as Storage;
  vi.spyOn(globalThis, 'localStorage', 'get').mockReturnValue(full);
}

describe.each([
  ['with storage', () => {}],
  ['with storage that is full', fill],
  [
    'with storage that is refused',
    () => void vi.spyOn(globalThis, 'localStorage', 'get').mockImplementation(refuse),
  ],
])('%s', (_what, prepare) => {
  beforeEach(prepare);

  test('a person is news once', async () => {
    const isNews = await openPage();
    expect([ada, ada, ada].map(isNews)).toEqual([true, false, false]);
  });

  test('a stranger is none', async () => {
    const isNews = await openPage();
    expect(isNews(stranger)).toBe(false);
  });

  test('a reader who is known by a user ID alone is news', async () => {
    const isNews = await openPage();
    const known = { ...stranger, userId: 'u1' };
    expect([known, known].map(isNews)).toEqual([true, false]);
  });

  test('another person is news, and so is what is learned later', async () => {
    const isNews = await openPage();
    const adaByName = { ...ada, name: 'Ada', updatedAt: 250 };
    expect([ada, adaByName, bob, bob].map(isNews)).toEqual([true, true, true, false]);
  });
});

test('what one page told is no news on the next', async () => {
  const first = await openPage();
  first(ada);
  const isNews = await openPage();
  expect([ada, bob].map(isNews)).toEqual([false, true]);
});

test('of two tabs, the one that hears first tells', async () => {
  const [one, other] = [await openPage(), await openPage()];
  expect([one(ada), other(ada), other(bob), one(bob)]).toEqual([true, false, true, false]);
});

test('what is stored says nothing of the person', async () => {
  const isNews = await openPage();
  isNews({ ...ada, name: 'Ada', email: 'ada@example.com', userId: 'u1' });
  const stored = JSON.stringify(Object.fromEntries(Object.entries(localStorage)));
  expect(stored).toContain('docent.identified');
  expect(stored).not.toMatch(/4155552671|Ada|ada@|u1/);
});

describe('after a change', () => {
  test.each<[string, Visitor, Visitor, boolean]>([
    ['nothing changed', ada, ada, false],
    ['a stranger became known', stranger, ada, false],
    ['something more was learned', ada, { ...ada, name: 'Ada', updatedAt: 250 }, false],
    ['another phone was given', ada, bob, true],
    ['a person signed out', ada, { ...stranger, anonymousId: 'anon-c', clearedAt: 250 }, true],
    ['a stranger signed out', stranger, { ...stranger, anonymousId: 'c', clearedAt: 250 }, true],
    ['a stranger took the ID of another tab', stranger, { ...stranger, anonymousId: 'c' }, false],
    ['a stranger turned out to be known', stranger, bob, false],
    [
      'the record of a page without storage gave way to one that was signed out before it',
      { ...stranger, anonymousId: 'c', startedAt: 300 },
      { ...stranger, clearedAt: 250, startedAt: 250 },
      false,
    ],
  ])('%s', (_what, before, visitor, isAnother) => {
    expect(isAnotherReader(visitor, before)).toBe(isAnother);
  });
});

describe('who a visitor is', () => {
  test('nobody, while neither phone nor user ID is known', () => {
    expect(toIdentity(stranger)).toBeUndefined();
    expect(toIdentity({ ...stranger, name: 'Ada', email: 'ada@example.com' })).toBeUndefined();
  });

  test('the person, without IDs and tokens of the browser', () => {
    const visitor = { ...ada, name: 'Ada', identityToken: 'secret' };
    expect(toIdentity(visitor)).toEqual({ phone: '+14155552671', name: 'Ada' });
  });

  test('everything that is known', () => {
    const claims = { userId: 'u1', name: 'Ada', email: 'ada@example.com' };
    expect(toIdentity({ ...ada, ...claims })).toEqual({ phone: '+14155552671', ...claims });
  });
});

describe('the call', () => {
  test('has the phone among its traits, under the identifier’s name', () => {
    const call = buildIdentifyCall({ ...ada, name: 'Ada' }, 'phone_number');
    expect(JSON.parse(JSON.stringify(call))).toEqual({
      type: 'identify',
      messageId: expect.any(String),
      traits: { phone_number: '+14155552671', name: 'Ada' },
    });
  });

  test('of a user ID alone has no phone', () => {
    const call = buildIdentifyCall({ ...stranger, userId: 'u1' }, 'phone');
    expect(JSON.stringify(call.traits)).toBe('{}');
  });

  test('has the same ID in every tab, and another after a change', () => {
    const toId = (visitor: Visitor) => buildIdentifyCall(visitor, 'phone').messageId;
    expect(toId({ ...ada })).toBe(toId(ada));
    expect(new Set([ada, { ...ada, updatedAt: 201 }, bob].map(toId)).size).toBe(3);
  });

  test('has an ID that the outbox can store, however long the anonymous ID is', () => {
    const longest = { ...ada, anonymousId: 'a'.repeat(100), updatedAt: Date.UTC(2026, 10, 22) };
    expect(buildIdentifyCall(longest, 'phone').messageId?.length).toBeLessThanOrEqual(100);
  });
});
