import { expect, test } from 'vitest';
import type { Verdict } from '../../../timeline/verdict.ts';
import { sampleEntry, sampleJourney } from '../testing/samples.ts';
import { findDecision } from './find-decision.ts';

function step(seq: number, title: string, executionSid = 'FN1') {
  return sampleEntry(seq, { source: 'studio', kind: 'step', title, executionSid });
}

const steps = [
  step(1, 'Split: docs were read → of_another', 'FN0'),
  step(2, 'Split: web → find_profile'),
  step(3, 'Looked the phone up: 2 docs read → route'),
  step(4, 'Split: no docs were read → ask_bot'),
  step(5, 'The bot asks for a person → give_up'),
  step(6, 'Split: handoff → send_to_agent'),
  step(7, 'Handed over to a person → the end'),
];

function decide(outcome: Verdict['outcome'], entries = steps): number | undefined {
  const verdict: Verdict = { outcome, sentence: '', executionSid: 'FN1' };
  return findDecision(entries, sampleJourney(1, { verdict }))?.seq;
}

test('the split behind the look-up decided', () => {
  expect(decide('bot')).toBe(4);
  expect(decide('person')).toBe(4);
});

test('where the bot handed over, the split before that decided', () => {
  expect(decide('bot-then-person')).toBe(6);
});

test('a flow without a split was decided by the look-up', () => {
  expect(decide('failed', steps.slice(0, 3))).toBe(3);
});

test('nothing is decided yet', () => {
  expect(decide('deciding')).toBeUndefined();
  expect(findDecision(steps, sampleJourney(1))).toBeUndefined();
  expect(findDecision(steps, undefined)).toBeUndefined();
});
