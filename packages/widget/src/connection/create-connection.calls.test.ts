import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createConnectionLab } from './testing/connection-lab.ts';

beforeEach(() => void vi.useFakeTimers({ now: Date.parse('2026-11-22T10:00:00Z') }));
afterEach(() => vi.useRealTimers());

const wait = (ms: number) => vi.advanceTimersByTimeAsync(ms);

test('what is sent goes out, and what becomes of it comes back', async () => {
  const lab = createConnectionLab();
  await wait(0);
  const { last } = lab.server;
  last.outcome = { kind: 'refused', refusal: 'too-long' };
  const outcome = await lab.connection.send({ clientId: 'c', body: 'Hi' });
  expect([last.sent, outcome]).toEqual([['Hi'], { kind: 'refused', refusal: 'too-long' }]);
  expect(last.reads).toEqual([]);
});

test('where a file is, is asked once the line is up, and not told when it fails', async () => {
  const lab = createConnectionLab();
  const file = { messageIndex: 0, mediaSid: 'ME1' };
  const asking = lab.connection.readMediaUrl(file);
  await wait(0);
  expect(await asking).toEqual(lab.server.last.mediaUrl);
  lab.server.last.isFailing = true;
  await expect(lab.connection.readMediaUrl(file)).rejects.toThrow('The line has failed.');
  lab.connection.stop();
  await expect(lab.connection.readMediaUrl(file)).rejects.toThrow('not connected');
  expect(lab.server.last.asked).toEqual(['ME1', 'ME1']);
});

test('before the line is up nothing can be sent', async () => {
  const lab = createConnectionLab();
  const outcome = await lab.connection.send({ clientId: 'c', body: 'Hi' });
  expect(outcome).toEqual({ kind: 'later', retryAfterMs: 1000 });
});

test('whoever waits for the line goes on when it is up, and at once when it is', async () => {
  const lab = createConnectionLab({ prepare: (server) => (server.isReachable = false) });
  let ups = 0;
  const count = () => void lab.connection.whenUp().then(() => (ups += 1));
  count();
  await wait(60_000);
  expect(ups).toBe(0);
  lab.server.isReachable = true;
  await wait(30_000);
  expect(ups).toBe(1);
  count();
  await wait(0);
  expect(ups).toBe(2);
});

test('earlier messages are read from the server', async () => {
  const lab = createConnectionLab({ prepare: (server) => server.storeMany(80) });
  await wait(0);
  const { messages, hasEarlier } = await lab.connection.readBefore(50);
  expect([messages[0]?.index, messages.length, hasEarlier]).toEqual([20, 30, true]);
});

describe('a message in doubt', () => {
  test('is found behind what was known when it was sent', async () => {
    const lab = createConnectionLab({
      prepare(server) {
        server.storeMany(10);
        server.store({ clientId: 'mine' });
        server.storeMany(100);
        server.store({ clientId: 'last' });
      },
    });
    await wait(0);
    const { connection } = lab;
    expect(await connection.isStored('mine', 9)).toBe(true);
    expect(await connection.isStored('mine', 10)).toBe(false);
    expect(await connection.isStored('last', -1)).toBe(true);
    expect(await connection.isStored('other', -1)).toBe(false);
  });

  test('is looked for when the line is up, again and again until there is an answer', async () => {
    const lab = createConnectionLab({
      prepare(server) {
        server.isReachable = false;
        server.storeMany(40);
        server.store({ clientId: 'mine' });
      },
    });
    const asked = lab.connection.isStored('mine', -1);
    await wait(10_000);
    lab.server.isReachable = true;
    await wait(20_000);
    expect(await asked).toBe(true);
  });

  test('is looked for on the next line, when one breaks', async () => {
    const lab = createConnectionLab({
      prepare: (server) => {
        server.storeMany(40);
        server.store({ clientId: 'mine' });
      },
    });
    await wait(31_000);
    const { last: old } = lab.server;
    old.isFailing = true;
    const asked = lab.connection.isStored('mine', -1);
    await wait(5000);
    expect(old.reads.length).toBeGreaterThan(1);
    expect(old.reads.length).toBeLessThan(5);
    old.events.onBroken('line');
    await wait(1000);
    expect(await asked).toBe(true);
    expect(lab.server.last).not.toBe(old);
  });
});

describe('what the visitor has seen', () => {
  test('is told at once', async () => {
    const lab = createConnectionLab();
    await wait(0);
    lab.connection.markSeen(3);
    lab.connection.tellTyping();
    expect([lab.server.last.seen, lab.server.last.typings]).toEqual([[3], 1]);
  });

  test('while the line was down is told when it is up, and never taken back', async () => {
    const lab = createConnectionLab({
      prepare(server) {
        server.storeMany(9);
        server.seenIndex = 2;
      },
    });
    lab.connection.tellTyping();
    lab.connection.markSeen(6);
    lab.connection.markSeen(4);
    await wait(0);
    expect(lab.server.last.seen).toEqual([6]);
    expect(lab.told[1]).toBe('latest 0-8 false 6 -1');
  });

  test('is not told again to a server that knows', async () => {
    const lab = createConnectionLab({ prepare: (server) => (server.seenIndex = 8) });
    lab.connection.markSeen(6);
    await wait(0);
    expect(lab.server.last.seen).toEqual([]);
  });
});
