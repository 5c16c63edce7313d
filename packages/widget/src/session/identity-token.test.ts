import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createIdentityToken } from './identity-token.ts';

const start = Date.parse('2026-11-22T10:00:00Z');

beforeEach(() => void vi.useFakeTimers({ now: start }));
afterEach(() => vi.useRealTimers());

let serial = 0;
function sign(claims: object): string {
  serial += 1;
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
  return `${encode({ alg: 'HS256' })}.${encode({ name: 'Zoë?>', serial, ...claims })}.sig`;
}

function createLab(get: () => unknown) {
  const problems: string[] = [];
  let asked = 0;
  const identity = createIdentityToken({
    get() {
      asked += 1;
      return get() as Promise<string> | undefined;
    },
    now: Date.now,
    onProblem: (message) => problems.push(message),
  });
  return { identity, problems, asked: () => asked };
}

/** As a server signs it, for 5 minutes. */
const signNow = async () => sign({ exp: Math.floor(Date.now() / 1000) + 300 });

test('a fresh token is a new one each time', async () => {
  const { identity, asked } = createLab(signNow);
  const first = await identity.fresh();
  expect(first).toMatch(/^[\w-]+\.[\w-]+\.sig$/);
  expect(await identity.fresh()).not.toBe(first);
  expect(asked()).toBe(2);
});

test('a cached one is the last, until a minute of it is left', async () => {
  const { identity, asked } = createLab(signNow);
  const first = await identity.fresh();
  vi.advanceTimersByTime(240_000);
  expect(await identity.cached()).toBe(first);
  expect(asked()).toBe(1);
  vi.advanceTimersByTime(1);
  const second = await identity.cached();
  expect(second).not.toBe(first);
  expect(await identity.cached()).toBe(second);
  expect(asked()).toBe(2);
});

test.each([
  ['no end', {}],
  ['an end that is a text', { exp: 'soon' }],
  ['an end that is far away, because the clock was set back', { exp: start / 1000 + 1000 }],
])('a token with %s is given, and asked for anew', async (_what, claims) => {
  const { identity, asked } = createLab(async () => sign(claims));
  expect(await identity.cached()).toBeDefined();
  expect(await identity.cached()).toBeDefined();
  expect(asked()).toBe(2);
});

test('a token that cannot be read is for the Functions to judge', async () => {
  const { identity } = createLab(async () => 'a.b.c');
  expect(await identity.cached()).toBe('a.b.c');
});

describe('what is no token', () => {
  test.each<[string, () => unknown]>([
    ['a text', async () => 'token'],
    ['a number', async () => 7],
    ['nothing', async () => undefined],
    ['an object', async () => ({ token: 'a.b.c' })],
    ['an endless one', async () => `a.b.${'c'.repeat(5000)}`],
    ['a rejection', () => Promise.reject(new Error('secret'))],
    [
      'an exception',
      () => {
        throw new Error('secret');
      },
    ],
  ])('is none, and told once: %s', async (_what, get) => {
    const { identity, problems } = createLab(get);
    expect(await identity.fresh()).toBeUndefined();
    expect(await identity.cached()).toBeUndefined();
    expect(problems).toEqual([
      'getIdentityToken gave no token within 5 s: return the JWT that your server signs.',
    ]);
  });

  test('a callback that never answers is waited for for 5 s', async () => {
    const { identity, problems } = createLab(() => new Promise(() => {}));
    const asked = identity.fresh();
    await vi.advanceTimersByTimeAsync(4999);
    expect(problems).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect([await asked, problems.length]).toEqual([undefined, 1]);
  });

  test('takes the last one’s place', async () => {
    const answers = [signNow, async () => undefined, signNow];
    const { identity, asked } = createLab(() => answers.shift()?.());
    await identity.fresh();
    await identity.fresh();
    expect(await identity.cached()).toBeDefined();
    expect(asked()).toBe(3);
  });
});

test('a page without a callback has no problem', async () => {
  const { identity, problems } = createLab(() => undefined);
  expect([await identity.fresh(), await identity.cached(), problems]).toEqual([
    undefined,
    undefined,
    [],
  ]);
});

test('nothing is stored', async () => {
  const { identity } = createLab(signNow);
  await identity.cached();
  expect([localStorage.length, sessionStorage.length]).toEqual([0, 0]);
});
