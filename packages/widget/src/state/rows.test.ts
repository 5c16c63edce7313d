import { expect, test } from 'vitest';
import { initialState, type ChatState, type OutgoingMessage, type StoredMessage } from './model.ts';
import { countRows, toRows } from './rows.ts';

const noon = new Date(2026, 10, 10, 12).getTime();
const minute = 60_000;

const stored = (index: number, more: Partial<StoredMessage> = {}): StoredMessage => ({
  sid: `IM${index}`,
  index,
  author: 'visitor',
  body: `${index}`,
  links: [],
  sentAt: noon + index * minute,
  ...more,
});

const unsent = (clientId: string, more: Partial<OutgoingMessage> = {}): OutgoingMessage => ({
  clientId,
  body: clientId,
  createdAt: noon,
  delivery: 'sending',
  ...more,
});

const state = (more: Partial<ChatState>): ChatState => ({ ...initialState, ...more });

const deliveriesOf = (more: Partial<ChatState>) =>
  toRows(state(more)).map(({ delivery }) => delivery);

test('puts what is not sent yet behind what the server has', () => {
  const chat = state({ messages: [stored(0), stored(1)], outgoing: [unsent('a'), unsent('b')] });
  expect(countRows(chat)).toBe(4);
  expect(toRows(chat).map(({ key }) => key)).toEqual(['IM0', 'IM1', 'a', 'b']);
});

test('calls a message the same before and after it is stored', () => {
  const [before] = toRows(state({ outgoing: [unsent('a')] }));
  const [after] = toRows(state({ messages: [stored(0, { clientId: 'a' })] }));
  expect(after?.key).toBe(before?.key);
});

test('does not take the client ID that somebody else has put into a message', () => {
  const messages = [stored(0, { clientId: 'a' }), stored(1, { author: 'person', clientId: 'a' })];
  expect(toRows(state({ messages })).map(({ key }) => key)).toEqual(['a', 'IM1']);
});

test('shows sent and read once, at the last message of each', () => {
  const messages = [0, 1, 2, 3].map((index) => stored(index));
  expect(deliveriesOf({ messages })).toEqual([undefined, undefined, undefined, 'sent']);
  expect(deliveriesOf({ messages, othersSeenIndex: 1 })).toEqual([
    undefined,
    'read',
    undefined,
    'sent',
  ]);
  expect(deliveriesOf({ messages, othersSeenIndex: 3 }).at(-1)).toBe('read');
});

test('leaves the messages of others out of that', () => {
  const messages = [stored(0), stored(1), stored(2, { author: 'bot' })];
  expect(deliveriesOf({ messages, othersSeenIndex: 2 })).toEqual([undefined, 'read', undefined]);
});

test('shows each message that waits or failed, and the last that is under way', () => {
  const outgoing = [
    unsent('a', { delivery: 'failed', refusal: 'too-long' }),
    unsent('b'),
    unsent('c'),
    unsent('d', { delivery: 'queued' }),
    unsent('e', { delivery: 'queued' }),
  ];
  expect(deliveriesOf({ outgoing })).toEqual(['failed', undefined, 'sending', 'queued', 'queued']);
  expect(toRows(state({ outgoing }))[0]?.refusal).toBe('too-long');
});

const groupsOf = (messages: readonly StoredMessage[]) =>
  toRows(state({ messages })).map(({ isGroupStart, isGroupEnd }) => [isGroupStart, isGroupEnd]);

test('groups what one author writes within five minutes', () => {
  const at = (index: number, sentAt: number, more = {}) => stored(index, { sentAt, ...more });
  expect(
    groupsOf([
      at(0, noon),
      at(1, noon + 4 * minute),
      at(2, noon + 9 * minute),
      at(3, noon + 9 * minute, { author: 'person', authorName: 'Ana' }),
      at(4, noon + 9 * minute, { author: 'person', authorName: 'Bo' }),
    ]),
  ).toEqual([
    [true, false],
    [false, true],
    [true, true],
    [true, true],
    [true, true],
  ]);
});

test('begins a day at midnight of this place', () => {
  const midnight = new Date(2026, 10, 11).getTime();
  const messages = [
    stored(0, { sentAt: midnight - 2 * minute }),
    stored(1, { sentAt: midnight - minute }),
    stored(2, { sentAt: midnight }),
  ];
  expect(toRows(state({ messages })).map(({ isDayStart }) => isDayStart)).toEqual([
    true,
    false,
    true,
  ]);
  expect(groupsOf(messages)[2]).toEqual([true, true]);
});

test('does not put what waits on an earlier day because the clock is slow', () => {
  const outgoing = [unsent('a', { createdAt: noon - 24 * 60 * minute, delivery: 'queued' })];
  const rows = toRows(state({ messages: [stored(0)], outgoing }));
  expect(rows[1]?.isDayStart).toBe(false);
});

test('makes of a part the same rows as of the whole', () => {
  const messages = Array.from({ length: 30 }, (_, index) =>
    stored(index, { author: index % 4 ? 'visitor' : 'bot', sentAt: noon + index * 3 * minute }),
  );
  const chat = state({ messages, outgoing: [unsent('a'), unsent('b')], othersSeenIndex: 11 });
  const rows = toRows(chat);
  for (let start = 0; start < 32; start += 1) {
    expect(toRows(chat, { start, end: start + 5 })).toEqual(rows.slice(start, start + 5));
  }
});

test('touches only a few of ten thousand messages', () => {
  let reads = 0;
  const messages = new Proxy(
    Array.from({ length: 10_000 }, (_, index) => stored(index)),
    {
      get: (target, key, receiver) => {
        reads += 1;
        return Reflect.get(target, key, receiver) as unknown;
      },
    },
  );
  toRows(state({ messages, othersSeenIndex: 5000 }), { start: 9968, end: 10_000 });
  expect(reads).toBeLessThan(600);
});
