import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createConnectionLab, refusal } from './testing/connection-lab.ts';
import { toGate } from './testing/fake-server.ts';

beforeEach(() => void vi.useFakeTimers({ now: Date.parse('2026-11-22T10:00:00Z') }));
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const wait = (ms: number) => vi.advanceTimersByTimeAsync(ms);

test('a chat opens, tells its newest messages, and is up then', async () => {
  const lab = createConnectionLab({
    prepare(server) {
      server.storeMany(35);
      server.seenIndex = 30;
      server.othersSeenIndex = 12;
    },
  });
  expect(lab.told).toEqual([]);
  await wait(0);
  expect(lab.told).toEqual(['connecting', 'latest 5-34 true 30 12', 'up']);
  expect(lab.functions.calls).toEqual([]);
});

test('messages that come while it opens are told after it, once and in order', async () => {
  const gate = toGate();
  const lab = createConnectionLab({
    prepare(server) {
      server.storeMany(2);
      server.gate = gate.closed;
    },
  });
  await wait(0);
  const { events } = lab.server.last;
  const [second, third] = [lab.server.store(), lab.server.store()];
  for (const message of [third, second, lab.server.messages[1]])
    if (message) events.onMessage(message);
  await wait(0);
  expect(lab.told).toEqual(['connecting']);
  gate.open();
  await wait(0);
  const latest = 'latest 0-1 false -1 -1';
  expect(lab.told.slice(1)).toEqual([latest, 'message 2', 'message 3', 'up']);
});

test('a line that breaks while it opens is none', async () => {
  const gate = toGate();
  const lab = createConnectionLab({ prepare: (server) => (server.gate = gate.closed) });
  await wait(0);
  const { last } = lab.server;
  last.events.onBroken('line');
  gate.open();
  await wait(0);
  expect([last.isClosed, lab.told]).toEqual([true, ['connecting', 'down']]);
  await wait(1000);
  expect(lab.told.at(-1)).toBe('up');
});

test('a chat that is closed while it opens is over, once what was said last is told', async () => {
  const gate = toGate();
  const lab = createConnectionLab({ prepare: (server) => (server.gate = gate.closed) });
  await wait(0);
  lab.server.store();
  lab.server.last.events.onClosed();
  gate.open();
  await wait(0);
  expect(lab.told.slice(1)).toEqual(['latest - false -1 -1', 'up', 'message 0', 'over by-team']);
});

test('where no line comes about, it is tried again after longer and longer pauses', async () => {
  const lab = createConnectionLab({ prepare: (server) => (server.isReachable = false) });
  await wait(0);
  expect(lab.told).toEqual(['connecting', 'down']);
  const opens: number[] = [];
  for (const pause of [1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]) {
    await wait(pause);
    opens.push(lab.server.opens);
  }
  expect(opens).toEqual([2, 3, 4, 5, 6, 7, 8]);
});

test('an hour offline costs a try every half minute, and one moment once the network is back', async () => {
  const lab = createConnectionLab({ prepare: (server) => (server.isReachable = false) });
  await wait(3_000_000);
  expect(lab.server.opens).toBeGreaterThan(90);
  expect(lab.server.opens).toBeLessThan(130);
  lab.server.isReachable = true;
  lab.wake('gap');
  await wait(0);
  expect(lab.told.at(-1)).toBe('up');
  expect(lab.functions.calls).toEqual([]);
});

test('the visitor’s "Try again" does not wait, and begins the pauses anew', async () => {
  const lab = createConnectionLab({ prepare: (server) => (server.isReachable = false) });
  await wait(60_000);
  const before = lab.server.opens;
  lab.connection.retryNow();
  await wait(0);
  expect(lab.server.opens).toBe(before + 1);
  await wait(1000);
  expect(lab.server.opens).toBe(before + 2);
});

test('a routine look shortens no pause', async () => {
  const lab = createConnectionLab({ prepare: (server) => (server.isReachable = false) });
  await wait(60_000);
  const before = lab.server.opens;
  lab.wake('tick');
  await wait(0);
  expect(lab.server.opens).toBe(before);
});

test('code that does not load is loaded again', async () => {
  let loads = 0;
  const lab = createConnectionLab({
    openTransport(server) {
      loads += 1;
      return loads < 3 ? Promise.reject(new TypeError('no chunk')) : Promise.resolve(server.open);
    },
  });
  await wait(0);
  expect(lab.told).toEqual(['connecting', 'down']);
  await wait(3000);
  expect([loads, lab.told.at(-1)]).toEqual([3, 'up']);
});

test('a link that breaks again and again is opened ever more slowly', async () => {
  const lab = createConnectionLab();
  await wait(0);
  for (let second = 0; second < 120; second += 1) {
    for (const { events } of lab.server.openNow) events.onBroken('line');
    await wait(1000);
  }
  expect(lab.server.opens).toBeLessThan(12);
  expect(lab.server.openNow.length).toBeLessThan(2);
});

test('one that breaks after it has lived is replaced at once', async () => {
  const lab = createConnectionLab();
  await wait(31_000);
  const { last } = lab.server;
  last.events.onBroken('line');
  await wait(0);
  expect([last.isClosed, lab.server.opens]).toEqual([true, 2]);
  expect(lab.told.slice(-3)).toEqual(['connecting', 'latest - false -1 -1', 'up']);
});

describe('a token that is not accepted', () => {
  test('is renewed at once, and the next one opens', async () => {
    const lab = createConnectionLab({ prepare: ({ badTokens }) => badTokens.add('token-0') });
    await wait(0);
    expect(lab.functions.calls).toEqual(['refresh token-0']);
    expect(lab.told).toEqual(['connecting', 'access token-1', 'latest - false -1 -1', 'up']);
  });

  test('makes no storm, where no token ever is', async () => {
    const lab = createConnectionLab({
      prepare: (server) => server.refusals.push(...Array<'token'>(1000).fill('token')),
    });
    await wait(600_000);
    expect(lab.functions.calls.length).toBeLessThan(30);
    expect(lab.told).not.toContain('over lost');
  });

  test('waits for a Function that is down', async () => {
    const lab = createConnectionLab({
      prepare({ badTokens }, { refusals }) {
        badTokens.add('token-0');
        refusals.refresh.push(...Array.from({ length: 4 }, () => refusal('try-later')));
      },
    });
    await wait(5000);
    expect(lab.told).toContain('down');
    expect(lab.server.opens).toBe(1);
    await wait(30_000);
    expect(lab.told.at(-1)).toBe('up');
  });
});

describe('a conversation that is gone', () => {
  test.each([
    ['chat-closed', 'by-team'],
    ['chat-not-found', 'lost'],
    ['token-refused', 'lost'],
    ['other-person', 'lost'],
  ])('is asked for: %s', async (code, why) => {
    const lab = createConnectionLab({
      prepare(server, { refusals }) {
        server.refusals.push('gone');
        refusals.refresh.push(refusal(code));
        refusals.resume.push(refusal(code));
      },
    });
    await wait(0);
    expect(lab.told).toEqual(['connecting', `over ${why}`]);
    await wait(3_600_000);
    expect([lab.server.opens, vi.getTimerCount()]).toEqual([1, 0]);
  });

  test('may only not be there yet', async () => {
    const lab = createConnectionLab({ prepare: (server) => server.refusals.push('gone', 'gone') });
    await wait(20_000);
    expect(lab.told.at(-1)).toBe('up');
  });

  test('is lost, when the Functions know it and the line never does', async () => {
    const lab = createConnectionLab({
      prepare: (server) => server.refusals.push(...Array<'gone'>(20).fill('gone')),
    });
    await wait(120_000);
    expect(lab.told.at(-1)).toBe('over lost');
    expect(lab.server.opens).toBe(4);
  });
});
