import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createConnectionLab } from './testing/connection-lab.ts';
import { toGate } from './testing/fake-server.ts';

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

describe('a half-open line', () => {
  test.each(['tick', 'attention', 'gap'] as const)('is replaced at once: %s', async (why) => {
    const lab = await startUp();
    const { last: old } = lab.server;
    old.isHalfOpen = true;
    lab.server.storeMany(2);
    lab.wake(why);
    await wait(4999);
    expect(lab.told).toEqual([]);
    await wait(1);
    expect([old.isClosed, lab.server.opens]).toEqual([true, 2]);
    expect(lab.told).toEqual(['connecting', 'latest 0-4 false -1 -1', 'up']);
  });

  test('is found by a send whose answer is lost', async () => {
    const lab = await startUp();
    const { last: old } = lab.server;
    old.isHalfOpen = true;
    old.outcome = { kind: 'in-doubt' };
    const outcome = await lab.connection.send({ clientId: 'c', body: 'Hi' });
    expect(outcome).toEqual({ kind: 'in-doubt' });
    await wait(5000);
    expect([old.isClosed, lab.told.at(-1)]).toEqual([true, 'up']);
  });

  test('is asked once at a time', async () => {
    const lab = await startUp();
    const { last } = lab.server;
    last.isHalfOpen = true;
    for (let second = 0; second < 5; second += 1) {
      lab.wake('attention');
      await wait(900);
    }
    expect(last.reads).toEqual(['alive']);
  });

  test('is not looked for without a network', async () => {
    const lab = await startUp();
    setOnLine(false);
    lab.server.last.isHalfOpen = true;
    lab.wake('attention');
    await wait(10_000);
    expect([lab.server.opens, lab.server.last.reads]).toEqual([1, []]);
  });
});

describe('a line that lives', () => {
  test('is asked nothing else, when somebody looks', async () => {
    const lab = await startUp();
    lab.wake('attention');
    lab.wake('tick');
    await wait(0);
    expect([lab.server.last.reads, lab.told]).toEqual([['alive'], []]);
  });

  test('is asked for what was missed and how the chat stands, after a sleep', async () => {
    const lab = await startUp();
    lab.server.storeMany(2);
    lab.wake('gap');
    await wait(0);
    expect(lab.told).toEqual(['message 3', 'message 4']);
    expect(lab.server.last.reads).toEqual(['alive', 'after 2', 'standing']);
  });

  test('is asked again, when there was another sleep meanwhile', async () => {
    const lab = await startUp();
    lab.wake('attention');
    lab.wake('gap');
    await wait(0);
    expect(lab.server.last.reads).toEqual(['alive', 'after 2', 'standing']);
  });

  test('and after a sleep is asked all of it, though somebody looks meanwhile', async () => {
    const lab = await startUp();
    lab.server.storeMany(1);
    lab.wake('gap');
    lab.wake('attention');
    await wait(0);
    expect(lab.told).toEqual(['message 3']);
  });

  test('and sleeps again while it is asked, is asked once more', async () => {
    const lab = await startUp();
    const { last } = lab.server;
    const gate = toGate();
    const nothing = gate.closed.then(() => ({ messages: [], hasEarlier: false }));
    vi.spyOn(last, 'readAfter').mockReturnValueOnce(nothing);
    lab.wake('gap');
    await wait(0);
    lab.server.storeMany(1);
    lab.wake('gap');
    gate.open();
    await wait(0);
    expect(lab.told).toEqual(['message 3']);
  });

  test('brings a long gap in pages', async () => {
    const lab = await startUp();
    lab.server.storeMany(100);
    lab.wake('gap');
    await wait(0);
    expect(lab.indexes).toEqual(Array.from({ length: 103 }, (_, index) => index));
    expect(lab.told.length).toBe(100);
  });

  test('brings the newest alone, when the gap is too long', async () => {
    const lab = await startUp();
    lab.server.storeMany(1000);
    lab.wake('gap');
    await wait(0);
    expect(lab.told.at(-1)).toBe('latest 973-1002 true -1 -1');
    expect(lab.server.last.reads.length).toBe(13);
    lab.server.say();
    expect(lab.told.at(-1)).toBe('message 1003');
  });

  test('is replaced, when what was missed cannot be read', async () => {
    const lab = await startUp();
    const { last: old } = lab.server;
    old.isFailing = true;
    lab.wake('gap');
    await wait(0);
    expect([old.isClosed, lab.told.at(-1)]).toEqual([true, 'up']);
  });
});

test('a message after a hole is told when the server has said what was in it', async () => {
  const lab = await startUp();
  lab.server.store();
  lab.server.say();
  expect(lab.told).toEqual([]);
  await wait(0);
  expect(lab.told).toEqual(['message 3', 'message 4']);
});

test('another line’s messages do not wait for what the last one was reading', async () => {
  const lab = await startUp();
  const { last: old } = lab.server;
  const gate = toGate();
  vi.spyOn(old, 'readAfter').mockReturnValue(
    gate.closed.then(() => ({ messages: [], hasEarlier: false })),
  );
  lab.wake('gap');
  await wait(0);
  old.events.onBroken('line');
  await wait(0);
  lab.server.say();
  await wait(0);
  expect(lab.told.slice(-2)).toEqual(['up', 'message 3']);
  gate.open();
  await wait(0);
  expect(lab.told.slice(-2)).toEqual(['up', 'message 3']);
});

test('what changes is told as it is', async () => {
  const lab = await startUp();
  const { events } = lab.server.last;
  const [first] = lab.server.messages;
  if (first) events.onMessageChanged(first);
  events.onMessageRemoved('IM1');
  events.onOthersSeen(2);
  events.onTyping('Maya', true);
  expect(lab.told).toEqual(['changed 0', 'removed IM1', 'others seen 2', 'typing Maya true']);
  events.onBroken('line');
  await wait(0);
  expect(lab.told.at(-2)).toBe('latest 0-2 false -1 2');
});
