import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createConnectionLab } from './testing/connection-lab.ts';

beforeEach(() => void vi.useFakeTimers({ now: Date.parse('2026-11-22T10:00:00Z') }));
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const wait = (ms: number) => vi.advanceTimersByTimeAsync(ms);

/** A chat with three messages that has been up for a minute. */
async function startUp() {
  const lab = createConnectionLab({ prepare: (server) => server.storeMany(3) });
  await wait(60_000);
  lab.told.length = 0;
  return lab;
}

function setOnLine(isOnLine: boolean): void {
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(isOnLine);
}

describe('a chat that the team has ended', () => {
  test('meanwhile is over, once what was said last is told', async () => {
    const lab = await startUp();
    lab.server.storeMany(1);
    lab.server.standing = 'over';
    lab.wake('gap');
    await wait(0);
    expect(lab.told).toEqual(['message 3', 'over by-team']);
    expect([lab.server.openNow, lab.isWatching(), vi.getTimerCount()]).toEqual([[], false, 0]);
  });

  test('now is over', async () => {
    const lab = await startUp();
    lab.server.store();
    lab.server.last.events.onClosed();
    await wait(0);
    expect(lab.told).toEqual(['message 3', 'over by-team']);
    expect(await lab.connection.send({ clientId: 'c', body: 'Hi' })).toMatchObject({
      kind: 'later',
    });
  });

  test('is over, even if nothing can be read any more', async () => {
    const lab = await startUp();
    lab.server.last.isFailing = true;
    lab.server.last.events.onClosed();
    await wait(0);
    expect(lab.told).toEqual(['over by-team']);
  });
});

describe('a line that drops', () => {
  test('and comes back by itself, is asked for what was missed', async () => {
    const lab = await startUp();
    const { last } = lab.server;
    last.events.onLine('connecting');
    lab.server.storeMany(1);
    await wait(3000);
    last.events.onLine('up');
    await wait(0);
    expect(lab.told).toEqual(['connecting', 'up', 'message 3']);
    expect(last.reads).toEqual(['after 2', 'standing']);
    expect(lab.server.opens).toBe(1);
  });

  test('is replaced after 15 s', async () => {
    const lab = await startUp();
    const { last: old } = lab.server;
    old.events.onLine('connecting');
    await wait(10_000);
    // The SDK tells of each of its tries.
    old.events.onLine('connecting');
    await wait(4999);
    expect(old.isClosed).toBe(false);
    await wait(1);
    expect([old.isClosed, lab.told.at(-1)]).toEqual([true, 'up']);
  });

  test.each(['tick', 'attention', 'gap'] as const)(
    'is replaced sooner, when somebody looks: %s',
    async (why) => {
      const lab = await startUp();
      const { last: old } = lab.server;
      old.events.onLine('connecting');
      lab.wake(why);
      await wait(4999);
      expect([old.isClosed, old.reads]).toEqual([false, []]);
      await wait(1);
      expect([old.isClosed, lab.told.at(-1)]).toEqual([true, 'up']);
    },
  );

  test('and comes back while it is asked whether it lives, is kept', async () => {
    const lab = await startUp();
    const { last } = lab.server;
    last.isHalfOpen = true;
    lab.wake('gap');
    last.events.onLine('connecting');
    await wait(5000);
    last.events.onLine('up');
    await wait(0);
    expect([last.isClosed, lab.server.opens]).toEqual([false, 1]);
    expect(last.reads).toEqual(['alive', 'after 2', 'standing']);
  });

  test('is left alone while there is no network, and replaced once there is', async () => {
    const lab = await startUp();
    setOnLine(false);
    lab.server.last.events.onLine('connecting');
    await wait(1_800_000);
    expect(lab.server.opens).toBe(1);
    setOnLine(true);
    await wait(15_000);
    expect([lab.server.opens, lab.told.at(-1)]).toEqual([2, 'up']);
  });

  test('takes nothing to send meanwhile', async () => {
    const lab = await startUp();
    lab.server.last.events.onLine('connecting');
    const outcome = await lab.connection.send({ clientId: 'c', body: 'Hi' });
    expect(outcome).toEqual({ kind: 'later', retryAfterMs: 1000 });
    expect(lab.server.last.sent).toEqual([]);
    await expect(lab.connection.readBefore(3)).rejects.toThrow('The line is down.');
  });
});
