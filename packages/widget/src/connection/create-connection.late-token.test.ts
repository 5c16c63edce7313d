import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createConnectionLab, refusal, tokenMs } from './testing/connection-lab.ts';
import { toGate } from './testing/fake-server.ts';

const minuteMs = 60_000;

beforeEach(() => void vi.useFakeTimers({ now: Date.parse('2026-11-22T10:00:00Z') }));
afterEach(() => vi.useRealTimers());

const wait = (ms: number) => vi.advanceTimersByTimeAsync(ms);

async function startUp(options: Parameters<typeof createConnectionLab>[0] = {}) {
  const lab = createConnectionLab(options);
  await wait(0);
  return lab;
}

describe('a refresh too late', () => {
  test('costs no second one, when the line breaks just after it', async () => {
    const lab = await startUp();
    await wait(minuteMs);
    const { last: old } = lab.server;
    old.takesTokens = false;
    const gate = toGate();
    lab.functions.gate = gate.closed;
    old.events.onTokenEnding();
    old.events.onBroken('token');
    await wait(1000);
    gate.open();
    await wait(0);
    expect([lab.functions.calls, lab.server.last.tokens]).toEqual([
      ['refresh token-0'],
      ['token-1'],
    ]);
    expect(lab.told.at(-1)).toBe('up');
  });

  test('nor while the visitor waits for the next line', async () => {
    const lab = await startUp();
    const gate = toGate();
    lab.functions.gate = gate.closed;
    lab.server.last.events.onTokenEnding();
    lab.server.last.events.onBroken('token');
    await wait(500);
    gate.open();
    await wait(500);
    expect([lab.functions.calls, lab.told.at(-1)]).toEqual([['refresh token-0'], 'up']);
  });

  test('nor when it breaks after that', async () => {
    const lab = await startUp();
    await wait(minuteMs);
    const { last: old } = lab.server;
    const update = toGate();
    vi.spyOn(old, 'updateToken').mockReturnValue(update.closed.then(() => false));
    old.events.onTokenEnding();
    await wait(0);
    old.events.onBroken('token');
    await wait(0);
    update.open();
    await wait(0);
    expect(lab.functions.calls).toEqual(['refresh token-0']);
    expect([lab.server.opens, lab.told.at(-1)]).toEqual([2, 'up']);
  });

  test('a stored token that has ended is renewed before anything opens', async () => {
    const lab = await startUp({ expiresInMs: -minuteMs });
    expect(lab.functions.calls).toEqual(['refresh token-0']);
    expect(lab.server.last.tokens).toEqual(['token-1']);
  });

  test('one that no refresh takes is resumed with', async () => {
    const lab = await startUp({
      expiresInMs: -20 * 60 * minuteMs,
      identityToken: async () => 'a.b.c',
      prepare: (_, { refusals }) => refusals.refresh.push(refusal('token-refused')),
    });
    expect(lab.functions.calls).toEqual(['refresh token-0', 'resume token-0 a.b.c']);
    expect(lab.told.at(-1)).toBe('up');
  });

  test('without an identity token none is sent', async () => {
    const lab = await startUp({
      expiresInMs: -1,
      identityToken: async () => undefined,
      prepare: (_, { refusals }) => refusals.refresh.push(refusal('token-refused')),
    });
    expect(lab.functions.calls).toEqual(['refresh token-0', 'resume token-0']);
  });

  test.each([
    ['chat-closed', 'by-team', 1],
    ['token-refused', 'lost', 2],
    ['chat-not-found', 'lost', 2],
    ['other-person', 'lost', 2],
  ])('a chat that is refused as %s is over', async (code, why, calls) => {
    const lab = await startUp({
      expiresInMs: -1,
      prepare(_, { refusals }) {
        refusals.refresh.push(refusal(code));
        refusals.resume.push(refusal(code));
      },
    });
    expect([lab.told.at(-1), lab.functions.calls.length]).toEqual([`over ${why}`, calls]);
    await wait(tokenMs);
    expect([lab.told.at(-1), lab.functions.calls.length]).toEqual([`over ${why}`, calls]);
  });

  test('a page that learns late who is logged in keeps its chat', async () => {
    const tokens = [undefined, undefined, 'a.b.c'];
    const lab = await startUp({
      expiresInMs: -1,
      identityToken: async () => tokens.shift(),
      prepare(_, { refusals }) {
        refusals.refresh.push(...Array.from({ length: 3 }, () => refusal('token-refused')));
        refusals.resume.push(refusal('identity-refused'), refusal('identity-refused'));
      },
    });
    await wait(10_000);
    expect(lab.told.at(-1)).toBe('up');
    expect(lab.functions.calls.at(-1)).toBe('resume token-0 a.b.c');
  });

  test('refusals of long ago do not count', async () => {
    const lab = await startUp();
    const { refusals } = lab.functions;
    const refuse = (times: number) => {
      refusals.refresh.push(...Array.from({ length: times }, () => refusal('token-refused')));
      refusals.resume.push(...Array.from({ length: times }, () => refusal('identity-refused')));
    };
    for (const times of [4, 4]) {
      refuse(times);
      lab.server.last.events.onBroken('token');
      await wait(10 * minuteMs);
      expect(lab.told.at(-1)).toBe('up');
    }
  });

  test('nobody who proves to be the person in half a minute is not', async () => {
    const lab = await startUp({
      expiresInMs: -1,
      prepare(_, { refusals }) {
        refusals.refresh.push(...Array.from({ length: 9 }, () => refusal('token-refused')));
        refusals.resume.push(...Array.from({ length: 9 }, () => refusal('identity-refused')));
      },
    });
    await wait(40_000);
    expect(lab.told.at(-1)).toBe('over lost');
    expect(lab.functions.calls.length).toBe(10);
  });

  test('a chat that is closed while its token is refreshed is over', async () => {
    const lab = await startUp();
    lab.functions.refusals.refresh.push(refusal('chat-closed'));
    lab.server.last.events.onTokenEnding();
    await wait(0);
    expect([lab.told.at(-1), lab.server.openNow]).toEqual(['over by-team', []]);
  });
});
