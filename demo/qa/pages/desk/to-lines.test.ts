import { expect, test } from 'vitest';
import { checkFiles } from './check-files.ts';
import { formatDay, formatHourIn, formatWait } from './desk-time.ts';
import { hasNews, toTitle } from './has-news.ts';
import { unknownChat } from './reduce-chat.ts';
import { reduce, toFirstState } from './reduce.ts';
import { maya, toSaid, toTask, tomas } from './testing/tasks.ts';
import { toCards } from './to-cards.ts';
import { toLines } from './to-lines.ts';

const now = Date.parse('2026-11-23T12:00:00Z');

test('a transcript has days, what was said, and what happened, in the order of time', () => {
  const messages = [
    toSaid({ index: 0, at: Date.parse('2026-11-22T09:00:00Z') }),
    toSaid({
      index: 1,
      at: Date.parse('2026-11-23T10:02:00Z'),
      who: 'agent',
      name: 'You',
      isOwn: true,
    }),
  ];
  const task = toTask({ status: 'assigned', worker: maya, statusAt: '2026-11-23T10:01:00.000Z' });
  const chat = { ...unknownChat, messages, visitorHasRead: 1 };
  const lines = toLines({ task, chat, now });
  expect(lines.map(({ kind }) => kind)).toEqual([
    'day',
    'message',
    'day',
    'system',
    'system',
    'message',
  ]);
  expect(lines[2]).toMatchObject({ text: 'Today' });
  expect(lines[4]).toMatchObject({ text: expect.stringContaining('Maya took the chat') });
  expect(lines[5]).toMatchObject({ note: 'Seen' });
});

test('what was not read is sent, and an SMS is delivered or not', () => {
  const last = (more: object) => {
    const messages = [toSaid({ index: 3, who: 'agent', isOwn: true, ...more })];
    return toLines({ task: toTask(), chat: { ...unknownChat, messages }, now }).at(-1);
  };
  expect(last({})).toMatchObject({ note: 'Sent' });
  expect(last({ delivery: 'delivered' })).toMatchObject({ note: 'Delivered by SMS' });
  expect(last({ delivery: 'failed' })).toMatchObject({ note: 'The SMS was not delivered' });
});

test('cards stand with the oldest on top, apart by whose they are', () => {
  const tasks = [
    toTask({ sid: 'WT2', createdAt: '2026-11-23T11:00:00.000Z' }),
    toTask({ sid: 'WT1' }),
    toTask({ sid: 'WT3', status: 'assigned', worker: maya }),
  ];
  const state = { ...toFirstState(maya, [maya, tomas]), tasks };
  const cards = toCards(state);
  expect(cards.waiting.map(({ sid }) => sid)).toEqual(['WT1', 'WT2']);
  expect(cards.mine.map(({ sid }) => sid)).toEqual(['WT3']);
  expect(cards.waiting[0]).toMatchObject({
    name: 'Ada',
    phoneEnding: '…2671',
    channel: 'Chat',
    reason: 'Read 2 docs',
    lastMessage: 'No message yet',
  });
});

test('a new task is news, and what was there when the desk was opened is none', () => {
  const first = toFirstState(maya, [maya]);
  const list = (...tasks: readonly string[]) => ({
    kind: 'tasks' as const,
    tasks: tasks.map((sid) => toTask({ sid })),
    gone: [],
    now,
    readAt: now,
  });
  const one = reduce(first, list('WT1'));
  const two = reduce(one, list('WT1', 'WT2'));
  expect(hasNews(first, one)).toBe(false);
  expect(hasNews(one, two)).toBe(true);
  expect(hasNews(two, one)).toBe(false);
  expect(toTitle(two)).toBe('(2) Maya · Agent’s desk · Docent demo');
  expect(toTitle(first)).toBe('Maya · Agent’s desk · Docent demo');
});

test('waits and days are told as people tell them', () => {
  expect([12_000, 240_000, 3_900_000, 7_200_000, 200_000_000, -5].map(formatWait)).toEqual([
    '12 s',
    '4 min',
    '1 h 5 min',
    '2 h',
    '2 d',
    '0 s',
  ]);
  expect(formatDay(now - 86_400_000, now)).toBe('Yesterday');
  expect(formatHourIn('Asia/Tokyo', now)).toBe('21:00');
  expect(formatHourIn('Nowhere/None', now)).toBeUndefined();
});

test('a file that is empty or too large is refused by name, and the others stay', () => {
  const good = { name: 'a.txt', size: 5 };
  expect(checkFiles([good], [{ name: 'b.txt', size: 0 }])).toEqual({
    files: [good],
    problem: 'b.txt is empty.',
  });
  expect(checkFiles([], [good, { name: 'c.mov', size: 200_000_000 }])).toEqual({
    files: [good],
    problem: 'c.mov is too large: Twilio takes 150 MB at most.',
  });
  expect(
    checkFiles(
      [],
      Array.from({ length: 12 }, () => good),
    ).files,
  ).toHaveLength(10);
});
