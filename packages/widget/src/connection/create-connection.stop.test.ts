import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createConnectionLab, refusal, type ConnectionLab } from './testing/connection-lab.ts';
import { toGate } from './testing/fake-server.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-11-22T10:00:00Z') });
  gate = toGate();
});
afterEach(() => vi.useRealTimers());

const wait = (ms: number) => vi.advanceTimersByTimeAsync(ms);
let gate = toGate();

/** Each wait that a connection can be in, with how it gets there. */
const waits: readonly (readonly [string, () => Promise<ConnectionLab>])[] = [
  ['before it begins', async () => createConnectionLab()],
  [
    'while the code loads',
    async () => {
      const lab = createConnectionLab({
        openTransport: ({ open }) => wait(100).then(() => open),
      });
      await wait(0);
      return lab;
    },
  ],
  [
    'while it opens',
    async () => {
      const lab = createConnectionLab({ prepare: (server) => (server.gate = gate.closed) });
      await wait(0);
      return lab;
    },
  ],
  [
    'in a pause between two tries',
    async () => {
      const lab = createConnectionLab({ prepare: (server) => (server.isReachable = false) });
      await wait(10_000);
      lab.server.isReachable = true;
      return lab;
    },
  ],
  [
    'while the token is renewed',
    async () => {
      const lab = createConnectionLab({
        expiresInMs: -1,
        prepare: (_, functions) => (functions.gate = gate.closed),
      });
      await wait(0);
      return lab;
    },
  ],
  [
    'in the rest between two renewals',
    async () => {
      const lab = createConnectionLab({
        expiresInMs: -1,
        prepare: (_, { refusals }) => refusals.refresh.push(refusal('try-later', 60_000)),
      });
      await wait(5000);
      return lab;
    },
  ],
  [
    'while it is up',
    async () => {
      const lab = createConnectionLab();
      await wait(60_000);
      return lab;
    },
  ],
  [
    'while the line has dropped',
    async () => {
      const lab = createConnectionLab();
      await wait(60_000);
      lab.server.last.events.onLine('connecting');
      return lab;
    },
  ],
  [
    'while it asks whether the line lives',
    async () => {
      const lab = createConnectionLab();
      await wait(60_000);
      lab.server.last.isHalfOpen = true;
      lab.wake('gap');
      return lab;
    },
  ],
  [
    'while another line opens',
    async () => {
      const lab = createConnectionLab();
      await wait(60_000);
      lab.server.gate = gate.closed;
      lab.server.last.takesTokens = false;
      lab.server.last.events.onTokenEnding();
      await wait(0);
      return lab;
    },
  ],
];

test.each(waits)(
  '%s: a stop ends everything, and nothing is told after it',
  async (_what, reach) => {
    const lab = await reach();
    let ups = 0;
    void lab.connection.whenUp().then(() => (ups += 1));
    const search = lab.connection.isStored('mine', -1);
    const outcome = search.then(
      (isStored) => isStored,
      (error: unknown) => (error as Error).message,
    );
    lab.connection.stop();
    const before = [...lab.told];
    const { calls } = lab.functions;
    const asked = calls.length;
    gate.open();
    await wait(0);
    lab.wake('gap');
    lab.connection.retryNow();
    lab.connection.stop();
    await wait(4 * 3_600_000);
    expect(lab.told).toEqual(before);
    expect(calls.length).toBe(asked);
    expect([lab.server.openNow, lab.isWatching()]).toEqual([[], false]);
    expect(await outcome).toBe('The chat is not connected any more.');
    expect(ups).toBe(_what.startsWith('while it is up') ? 1 : ups);
    expect(vi.getTimerCount()).toBe(0);
  },
);

test('a stop gives up what is being opened', async () => {
  const lab = createConnectionLab({ prepare: (server) => (server.gate = gate.closed) });
  await wait(0);
  expect(lab.server.signals.map(({ aborted }) => aborted)).toEqual([false]);
  lab.connection.stop();
  expect(lab.server.signals.map(({ aborted }) => aborted)).toEqual([true]);
});

test('an answer that comes after the stop is none', async () => {
  const lab = createConnectionLab();
  await wait(0);
  const nothing = gate.closed.then(() => ({ messages: [], hasEarlier: false }));
  vi.spyOn(lab.server.last, 'readAfter').mockReturnValue(nothing);
  const search = lab.connection.isStored('mine', -1);
  await wait(0);
  lab.connection.stop();
  gate.open();
  await expect(search).rejects.toThrow('The chat is not connected any more.');
});

test('whoever waits for the line waits for ever after a stop', async () => {
  const lab = createConnectionLab();
  let ups = 0;
  void lab.connection.whenUp().then(() => (ups += 1));
  lab.connection.stop();
  await wait(60_000);
  expect(ups).toBe(0);
});
