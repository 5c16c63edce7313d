import { expect, test } from 'vitest';
import { notRun, summarize, toStateText } from './model.ts';

const holds = { holds: true, evidence: 'from: +14156300001' };

test('what waits and what plays is left to be played', () => {
  const views = (['passed', 'failed', 'running', 'waiting', 'stopped', 'not-run'] as const).map(
    (state) => ({ ...notRun, state }),
  );
  expect(summarize(views)).toEqual({ passed: 1, failed: 1, left: 2 });
});

test('the line of a scenario says what is done now, and at its end how long it took', () => {
  const running = { state: 'running', step: 'Opens the chat', findings: { from: holds } } as const;
  expect(toStateText(running)).toBe('Opens the chat');
  expect(toStateText({ ...running, state: 'passed', durationMs: 3214 })).toBe('Passed in 3.2 s');
  expect(toStateText({ ...running, state: 'stopped' })).toBe('Stopped');
});
