import { beforeEach, expect, test } from 'vitest';
import type { JourneyTold } from '../draft.ts';
import type { TimelineEntry } from '../entry.ts';
import { createJourneys, type Journeys } from './create-journeys.ts';

let journeys: Journeys;
let seq: number;

beforeEach(() => {
  journeys = createJourneys();
  seq = 0;
});

function place(entry: Partial<TimelineEntry>, tells: JourneyTold = {}) {
  seq += 1;
  const whole = {
    seq,
    at: 1000 + seq,
    source: 'local',
    kind: 'chat',
    title: '',
    ...entry,
  } as const;
  return journeys.place({ entry: whole, tells });
}

const phone = '+14155552671';

test('a browser leads: what it reads, asks and is answered is one journey', () => {
  place({ kind: 'page' }, { anonymousId: 'a', isDocRead: true });
  place({ conversationSid: 'CH1' }, { anonymousId: 'a', phone, name: 'Ada' });
  place({ conversationSid: 'CH1', executionSid: 'FN1' });
  place({ conversationSid: 'CH1', taskSid: 'WT1' });
  expect(journeys.list()).toEqual([
    expect.objectContaining({
      id: 1,
      keys: ['anonymous:a', 'chat:CH1', `phone:${phone}`, 'execution:FN1', 'task:WT1'],
      label: 'Ada',
      phone,
      anonymousId: 'a',
      entries: 4,
      docsRead: 1,
      startedAt: 1001,
      lastAt: 1004,
      conversationSids: ['CH1'],
      executionSids: ['FN1'],
      taskSids: ['WT1'],
    }),
  ]);
});

test('two browsers that claim one phone stay two journeys', () => {
  place({}, { anonymousId: 'a', phone });
  place({}, { anonymousId: 'b', phone });
  expect(place({ conversationSid: 'CH2' }, { anonymousId: 'b', phone }).journey).toBe(2);
  expect(journeys.list().map(({ id, anonymousId }) => [id, anonymousId])).toEqual([
    [2, 'b'],
    [1, 'a'],
  ]);
  expect(journeys.find(`phone:${phone}`)?.id).toBe(1);
});

test('two browsers stay two, even in one chat', () => {
  place({ conversationSid: 'CH1' }, { anonymousId: 'a' });
  place({}, { anonymousId: 'b' });
  expect(place({ conversationSid: 'CH1' }, { anonymousId: 'b' })).toEqual({
    journey: 2,
    merges: [],
  });
  expect(place({ conversationSid: 'CH1' }).journey).toBe(1);
});

test('an SMS without a browser is the journey of its phone; a browser that claims the phone joins it', () => {
  expect(place({ kind: 'sms' }, { phone }).journey).toBe(1);
  expect(place({ kind: 'page' }, { anonymousId: 'a' }).journey).toBe(2);
  expect(place({ kind: 'identify' }, { anonymousId: 'a', phone })).toEqual({
    journey: 1,
    merges: [{ from: 2, into: 1 }],
  });
  expect(journeys.seqsOf(1)).toEqual([1, 2, 3]);
  // A second browser may be another person's.
  expect(place({ kind: 'identify' }, { anonymousId: 'b', phone }).journey).toBe(4);
});

test('an SMS of a reader whose browser has told the phone belongs to the reader', () => {
  place({ kind: 'identify' }, { anonymousId: 'a', phone });
  expect(place({ kind: 'sms' }, { phone }).journey).toBe(1);
});

test('the older journey survives a merge, and is found by the number of the other', () => {
  place({ conversationSid: 'CH1' }, { phone });
  place({}, { anonymousId: 'a' });
  place({ conversationSid: 'CH1' }, { anonymousId: 'a' });
  expect(journeys.find('2')?.id).toBe(1);
  expect(journeys.find('anonymous:a')?.id).toBe(1);
  expect(journeys.list()).toHaveLength(1);
});

test('a chat that has its journey keeps it when it is told a phone of another', () => {
  place({ kind: 'sms' }, { phone });
  place({ conversationSid: 'CH1' });
  expect(place({ conversationSid: 'CH1' }, { phone })).toEqual({ journey: 2, merges: [] });
});

test('a sign-out begins another journey: the browser has another anonymous ID', () => {
  place({}, { anonymousId: 'a', phone });
  expect(place({}, { anonymousId: 'after' }).journey).toBe(2);
});

test('what concerns everybody has no journey, and noise begins none', () => {
  expect(place({ kind: 'traits' }).journey).toBeUndefined();
  expect(place({ conversationSid: 'CH1', isNoise: true }).journey).toBeUndefined();
  place({ conversationSid: 'CH1' });
  expect(place({ conversationSid: 'CH1', isNoise: true, problem: 'lost' }).journey).toBe(3);
  expect(journeys.find('3')).toMatchObject({ entries: 1, problems: 0 });
});

test('the newest comes first, and who is unknown is called so', () => {
  place({}, { anonymousId: 'a' });
  place({}, { anonymousId: 'b', phone });
  place({}, { anonymousId: 'a' });
  expect(journeys.list().map(({ label }) => label)).toEqual(['Unknown reader', phone]);
});

test('forgets entries, and journeys of which none is left', () => {
  place({}, { anonymousId: 'a' });
  place({}, { anonymousId: 'b' });
  place({}, { anonymousId: 'b' });
  journeys.forgetBefore(3);
  expect(journeys.find('anonymous:a')).toBeUndefined();
  expect(journeys.seqsOf(2)).toEqual([3]);
  expect(place({}, { anonymousId: 'a' }).journey).toBe(4);
});
