import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { StoredMessage } from '../state/model.ts';
import { createMessageSequence } from './message-sequence.ts';
import { toMessage } from './testing/fake-server.ts';

function createLab() {
  const told: number[] = [];
  const views: (readonly number[])[] = [];
  const sequence = createMessageSequence({
    newestIndex: () => told.at(-1) ?? -1,
    onMessage: ({ index }) => void told.push(index),
    onLatest: ({ messages }) => void views.push(messages.map(({ index }) => index)),
  });
  return { sequence, told, views };
}

function toReader(...answers: (readonly number[])[]) {
  const rest = [...answers];
  const read = async () => ({
    messages: (rest.shift() ?? []).map((index) => toMessage(index)),
    hasEarlier: false,
  });
  return { readAfter: read, readLatest: read };
}

test('a message that comes twice is told once', () => {
  const { sequence, told } = createLab();
  for (const index of [0, 0, 1, 0, 1]) sequence.add(toMessage(index));
  expect(told).toEqual([0, 1]);
});

test('a message after a hole waits for what is in it', async () => {
  const { sequence, told } = createLab();
  expect(sequence.add(toMessage(0))).toBe(false);
  expect(sequence.add(toMessage(3))).toBe(true);
  expect(told).toEqual([0]);
  await sequence.catchUp(toReader([1, 2, 3]));
  expect(told).toEqual([0, 1, 2, 3]);
});

test('a message that was removed is not waited for', async () => {
  const { sequence, told } = createLab();
  sequence.add(toMessage(2));
  await sequence.catchUp(toReader([2]));
  expect(told).toEqual([2]);
});

test('a server that does not know its newest yet loses none', async () => {
  const { sequence, told } = createLab();
  sequence.add(toMessage(0));
  sequence.add(toMessage(4));
  await sequence.catchUp(toReader([1, 2]));
  expect(told).toEqual([0, 1, 2, 4]);
  sequence.add(toMessage(3));
  sequence.add(toMessage(3));
  expect(told).toEqual([0, 1, 2, 4, 3]);
});

test('what is asked for twice at once is read once more after it', async () => {
  const { sequence, told } = createLab();
  const reader = toReader([0], [1], [2]);
  await Promise.all([sequence.catchUp(reader), sequence.catchUp(reader)]);
  expect(told).toEqual([0, 1]);
});

test('a reading that fails is told, and the next one goes on', async () => {
  const { sequence, told } = createLab();
  sequence.add(toMessage(1));
  const broken = { ...toReader(), readAfter: () => Promise.reject(new Error('gone')) };
  await expect(sequence.catchUp(broken)).rejects.toThrow('gone');
  expect(told).toEqual([]);
  await sequence.catchUp(toReader([0]));
  expect(told).toEqual([0, 1]);
});

test('full pages without anything new end in the newest', async () => {
  const { sequence, told, views } = createLab();
  sequence.add(toMessage(0));
  const page = Array<number>(30).fill(0);
  await sequence.catchUp(toReader(...Array<number[]>(10).fill(page), [5, 6]));
  expect([told, views]).toEqual([[0], [[5, 6]]]);
});

test('a message that waits behind the newest is told once the server has been asked again', async () => {
  const { sequence, told, views } = createLab();
  sequence.add(toMessage(9));
  const broken = { ...toReader(), readAfter: () => Promise.reject(new Error('gone')) };
  await expect(sequence.catchUp(broken)).rejects.toThrow('gone');
  const pages = Array.from({ length: 10 }, () => Array<number>(30).fill(-1));
  await sequence.catchUp(toReader(...pages, [6, 7], [8, 9]));
  expect([told, views]).toEqual([[8, 9], [[6, 7]]]);
});

test('what came late, and is among the newest, is no news', async () => {
  const { sequence, told } = createLab();
  sequence.add(toMessage(2));
  await sequence.catchUp(toReader([]));
  sequence.begin({ messages: [1, 2].map((index) => toMessage(index)), hasEarlier: false });
  sequence.add(toMessage(1));
  expect(told).toEqual([2]);
});

test('an index without bounds costs no time', async () => {
  const { sequence, told } = createLab();
  sequence.add(toMessage(Number.MAX_SAFE_INTEGER));
  await sequence.catchUp(toReader([]));
  expect(told).toEqual([Number.MAX_SAFE_INTEGER]);
});

interface Step {
  readonly do: 'say' | 'store' | 'repeat' | 'swap' | 'gap' | 'drop' | 'turn' | 'remove';
  readonly at: number;
}

const anyStep: fc.Arbitrary<Step> = fc.record({
  do: fc.constantFrom('say', 'say', 'store', 'repeat', 'swap', 'gap', 'drop', 'turn', 'remove'),
  at: fc.nat(50),
});

/** A server that stores and tells, lines that come and go, and reads that end when the test says so. */
async function play(steps: readonly Step[]): Promise<{ told: number[]; stored: number[] }> {
  const { sequence, told, views } = createLab();
  let stored: StoredMessage[] = [];
  let next = 0;
  const removed = new Set<number>();
  const fails = new Set<object>();
  const toLine = () => {
    const line = {
      async readAfter(index: number) {
        const messages = stored.filter((one) => one.index > index).slice(0, 30);
        await Promise.resolve();
        if (fails.has(line)) throw new Error('dropped');
        return { messages, hasEarlier: false };
      },
      readLatest: async () => ({ messages: stored.slice(-30), hasEarlier: false }),
    };
    return line;
  };
  let line = toLine();
  const catchUp = () => sequence.catchUp(line).catch(() => fails.delete(line));
  const hear = (message: StoredMessage) => sequence.add(message) && void catchUp();
  for (const step of steps) {
    if (step.do === 'say' || step.do === 'store') {
      const message = toMessage(next);
      next += 1;
      stored.push(message);
      if (step.do === 'say') hear(message);
    } else if (step.do === 'repeat') {
      const message = stored[step.at % Math.max(stored.length, 1)];
      if (message) hear(message);
    } else if (step.do === 'remove') {
      const gone = stored[step.at];
      if (gone) removed.add(gone.index);
      stored = stored.filter((one) => one !== gone);
    } else if (step.do === 'swap') {
      line = toLine();
      const missing = stored.filter(({ index }) => index > (told.at(-1) ?? -1)).slice(0, 30);
      for (const { index } of missing) told.push(index);
      views.length = 0;
      if (sequence.begin({ messages: missing, hasEarlier: false })) void catchUp();
    } else if (step.do === 'gap') void catchUp();
    else if (step.do === 'drop') fails.add(line);
    else await new Promise((resolve) => setImmediate(resolve));
  }
  await new Promise((resolve) => setImmediate(resolve));
  fails.clear();
  await sequence.catchUp(line);
  return { told, stored: stored.map(({ index }) => index) };
}

test('what lines and gaps bring is told once and in order, and nothing is left out', async () => {
  const property = fc.asyncProperty(fc.array(anyStep, { maxLength: 60 }), async (steps) => {
    const { told, stored } = await play(steps);
    expect(told).toEqual([...new Set(told)].toSorted((one, other) => one - other));
    expect(stored.filter((index) => !told.includes(index))).toEqual([]);
  });
  await fc.assert(property, { seed: 7, numRuns: 1500 });
});
