import { expect, test } from 'vitest';
import type { ControlsState, FaultName } from '../../../server/api.ts';
import { toDone } from './to-done.ts';
import { toNotice } from './to-notice.ts';

const usual: ControlsState = {
  clock: { now: Date.UTC(2026, 10, 23, 12), offsetMs: 0, isFrozen: false },
  faults: {
    'profile-down': false,
    'sockets-refused': false,
    'slow-media': false,
    'functions-down': false,
    'flex-down': false,
  },
  nextBatchAt: null,
  connections: 0,
};

test('nothing is told while all is as usual', () => {
  expect(toNotice(usual)).toEqual([]);
});

test.each(Object.keys(usual.faults) as FaultName[])('the fault %s is told', (name) => {
  expect(toNotice({ ...usual, faults: { ...usual.faults, [name]: true } })).toHaveLength(1);
});

test('everything that is set is told in one line', () => {
  const faults = { ...usual.faults, 'profile-down': true, 'slow-media': true };
  const clock = { ...usual.clock, offsetMs: 8 * 3_600_000 };
  expect(toNotice({ ...usual, faults, clock }).join(' · ')).toBe(
    'Profile service is down · files are slow · the clock is 8 h ahead',
  );
});

test('what was done is said', () => {
  expect(toDone({ do: 'fault', fault: 'flex-down', on: true }, usual)).toBe('Flex down: on.');
  expect(toDone({ do: 'consent', granted: false }, usual)).toBe('The visitor refused statistics.');
});
