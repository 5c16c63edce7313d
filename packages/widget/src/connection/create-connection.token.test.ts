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

describe('a refresh in time', () => {
  test('comes at seven tenths of the token’s life, and reaches the line and the page', async () => {
    const lab = await startUp();
    await wait(42 * minuteMs - 1);
    expect(lab.functions.calls).toEqual([]);
    await wait(1);
    expect(lab.functions.calls).toEqual(['refresh token-0']);
    expect(lab.server.last.tokens).toEqual(['token-0', 'token-1']);
    expect(lab.accesses.map(({ token, expiresAt }) => [token, expiresAt])).toEqual([
      ['token-1', Date.now() + tokenMs],
    ]);
    expect(lab.server.opens).toBe(1);
  });

  test('goes on and on', async () => {
    const lab = await startUp();
    await wait(10 * tokenMs);
    expect(lab.functions.calls.length).toBe(14);
    expect(lab.server.opens).toBe(1);
  });

  test('is tried again while the Function is down, and the line stays up', async () => {
    const lab = await startUp();
    lab.functions.refusals.refresh.push(refusal('try-later'), refusal('try-later', 40_000));
    await wait(42 * minuteMs + 2 * minuteMs);
    expect(lab.functions.calls.length).toBe(3);
    expect(lab.server.last.tokens).toEqual(['token-0', 'token-1']);
    expect(lab.told).toEqual(['connecting', 'latest - false -1 -1', 'up', 'access token-1']);
  });

  test('comes when the line says that its token is ending', async () => {
    const lab = await startUp();
    lab.server.last.events.onTokenEnding();
    lab.server.last.events.onTokenEnding();
    await wait(0);
    expect(lab.functions.calls).toEqual(['refresh token-0']);
    expect(lab.server.last.tokens).toEqual(['token-0', 'token-1']);
  });

  test('comes on waking, with less than a third left', async () => {
    const lab = await startUp();
    vi.setSystemTime(Date.now() + 43 * minuteMs);
    lab.wake('attention');
    await wait(0);
    expect(lab.functions.calls).toEqual(['refresh token-0']);
  });

  test('does not come on waking, with more', async () => {
    const lab = await startUp();
    vi.setSystemTime(Date.now() + 41 * minuteMs);
    lab.wake('attention');
    await wait(0);
    expect(lab.functions.calls).toEqual([]);
  });
});

describe('a line', () => {
  test('that does not take the new token serves on until another is there', async () => {
    const lab = await startUp();
    await wait(minuteMs);
    const { last: old } = lab.server;
    old.takesTokens = false;
    const gate = toGate();
    lab.server.gate = gate.closed;
    old.events.onTokenEnding();
    await wait(0);
    expect([old.isClosed, lab.server.opens]).toEqual([false, 2]);
    expect(await lab.connection.send({ clientId: 'c', body: 'Hi' })).toEqual({ kind: 'stored' });
    expect(old.sent).toEqual(['Hi']);
    gate.open();
    await wait(0);
    expect([old.isClosed, lab.server.last.tokens]).toEqual([true, ['token-1']]);
    expect(lab.told).not.toContain('down');
    expect(lab.told.filter((one) => one === 'connecting').length).toBe(1);
  });

  test('that does not is let go of when it breaks meanwhile', async () => {
    const lab = await startUp();
    await wait(minuteMs);
    const { last: old } = lab.server;
    old.takesTokens = false;
    const gate = toGate();
    lab.server.gate = gate.closed;
    old.events.onTokenEnding();
    await wait(0);
    old.events.onBroken('token');
    await wait(0);
    expect(old.isClosed).toBe(true);
    expect(await lab.connection.send({ clientId: 'c', body: 'Hi' })).toMatchObject({
      kind: 'later',
    });
    gate.open();
    await wait(0);
    expect([lab.server.openNow.length, lab.told.at(-1)]).toEqual([1, 'up']);
    await wait(minuteMs);
    expect([lab.server.opens, lab.functions.calls]).toEqual([2, ['refresh token-0']]);
  });

  test('that was renewed while it was opened gets the new one', async () => {
    const gate = toGate();
    const lab = await startUp({ prepare: (server) => (server.gate = gate.closed) });
    vi.setSystemTime(Date.now() + tokenMs - 20_000);
    await lab.connection.freshAccess();
    gate.open();
    await wait(0);
    expect(lab.server.last.tokens).toEqual(['token-0', 'token-1']);
  });

  test('beside another tells a message once', async () => {
    const lab = await startUp();
    await wait(minuteMs);
    lab.server.last.takesTokens = false;
    const gate = toGate();
    lab.server.gate = gate.closed;
    lab.server.last.events.onTokenEnding();
    await wait(0);
    lab.server.say();
    gate.open();
    await wait(0);
    lab.server.say();
    await wait(0);
    expect(lab.indexes).toEqual([0, 1]);
    expect(lab.told.filter((one) => one.startsWith('message'))).toEqual(['message 0', 'message 1']);
  });
});

describe('a clock that jumps', () => {
  test.each([
    ['forward', 1],
    ['back', -1],
  ])('%s, again and again, makes no storm', async (_way, direction) => {
    const lab = await startUp();
    for (let jump = 0; jump < 60; jump += 1) {
      vi.setSystemTime(Date.now() + direction * 2 * tokenMs);
      lab.wake('gap');
      await wait(1000);
    }
    expect(lab.functions.calls.length).toBeLessThan(8);
    expect(lab.told.filter((one) => one.startsWith('over'))).toEqual([]);
  });

  test('back by a day does not lose the refresh', async () => {
    const lab = await startUp();
    vi.setSystemTime(Date.now() - 24 * tokenMs);
    await wait(44 * minuteMs);
    expect(lab.functions.calls).toEqual(['refresh token-0']);
  });
});

describe('access for a call of the Functions', () => {
  test('is the one that is there', async () => {
    const lab = await startUp();
    expect(await lab.connection.freshAccess()).toMatchObject({ token: 'token-0' });
    expect(lab.functions.calls).toEqual([]);
  });

  test('is a new one with less than half a minute left, one for all who ask', async () => {
    const lab = await startUp({ prepare: (server) => (server.isReachable = false) });
    vi.setSystemTime(Date.now() + tokenMs - 29_000);
    const asked = [lab.connection.freshAccess(), lab.connection.freshAccess()];
    const accesses = await Promise.all(asked);
    expect(accesses.map(({ token }) => token)).toEqual(['token-1', 'token-1']);
    expect(lab.functions.calls).toEqual(['refresh token-0']);
  });

  test('is refused as the Functions refuse it', async () => {
    const lab = await startUp();
    vi.setSystemTime(Date.now() + tokenMs - 20_000);
    lab.functions.refusals.refresh.push(refusal('try-later'));
    await expect(lab.connection.freshAccess()).rejects.toMatchObject({ kind: 'later' });
    expect(lab.told.at(-1)).toBe('up');
  });

  test('is not asked for after the stop', async () => {
    const lab = await startUp();
    vi.setSystemTime(Date.now() + tokenMs);
    lab.connection.stop();
    await expect(lab.connection.freshAccess()).rejects.toMatchObject({ kind: 'later' });
    expect(lab.functions.calls).toEqual([]);
  });
});
