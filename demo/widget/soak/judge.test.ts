import { expect, test } from 'vitest';
import { compare, judge, judgeGlimpse } from './judge.ts';
import type { TabReading } from './reading.ts';

const toHeld = (body: string, index: number) => ({
  sid: `IM${index}`,
  index,
  body,
  clientId: body,
});
const bodies = ['visitor 1', 'agent 1', 'visitor 2'];
const tab: TabReading = {
  messages: bodies.map(toHeld),
  outgoing: [],
  hasEarlier: false,
  phase: 'open',
  line: 'up',
  trouble: undefined,
  composer: 'usable',
  told: bodies,
};
const server = tab.messages.map((one) => ({ ...one, isVisitor: one.body.startsWith('v') }));
const evidence = { visitor: ['visitor 1', 'visitor 2'], agent: ['agent 1'], server, tabs: [tab] };

test('finds nothing where each message arrived once and in order', () => {
  expect(judge(evidence)).toEqual([]);
  const late = { ...tab, messages: tab.messages.slice(1), hasEarlier: true };
  expect(judge({ ...evidence, tabs: [late] })).toEqual([]);
});

test.each([
  ['lost', ['a', 'b'], ['a'], 'x: "b" is missing'],
  ['doubled', ['a'], ['a', 'a'], 'x: "a" is there more than once'],
  ['foreign', ['a'], ['a', 'b'], 'x: "b" should not be there'],
  ['in another order', ['a', 'b'], ['b', 'a'], 'x: "b" comes before "a"'],
])('names a message that is %s', (_, expected, found, problem) => {
  expect(compare('x', expected, found)).toEqual([problem]);
});

test('a message that the server or a tab does not have is missed', () => {
  expect(judge({ ...evidence, visitor: ['visitor 1', 'visitor 2', 'visitor 3'] })).toHaveLength(1);
  expect(judge({ ...evidence, agent: [] })).toHaveLength(1);
  const short = { ...tab, messages: tab.messages.slice(0, 2) };
  expect(judge({ ...evidence, tabs: [tab, short] })).toHaveLength(1);
  const cut = { ...tab, messages: tab.messages.slice(1) };
  expect(judge({ ...evidence, tabs: [cut] })).toHaveLength(1);
  expect(judge({ ...evidence, tabs: [undefined] })).toEqual(['tab 1: the panel is not there']);
});

test.each<[string, Partial<TabReading>]>([
  ['a gap', { messages: [toHeld('a', 0), toHeld('b', 2)] }],
  ['another order', { messages: [toHeld('b', 1), toHeld('a', 0)] }],
  [
    'a message that is there and on its way',
    { outgoing: [{ clientId: 'visitor 1', body: 'visitor 1', delivery: 'sending' }] },
  ],
  ['a failed message', { outgoing: [{ clientId: 'c', body: 'c', delivery: 'failed' }] }],
  ['a message that the page was told of twice', { told: ['a', 'b', 'a'] }],
  ['a locked composer', { composer: 'locked' }],
])('never may there be %s, not for a moment', (_, change) => {
  expect(judgeGlimpse('tab 1', tab)).toEqual([]);
  expect(judgeGlimpse('tab 1', { ...tab, ...change })).toHaveLength(1);
});
