import { expect, test } from 'vitest';
import {
  executionOf,
  recipeSteps,
  type StepPart,
} from '../../../../emulator/studio/testing/executions.ts';
import { recipeFlow } from '../../../../emulator/studio/testing/flows.ts';
import { toStepView } from './to-step-view.ts';

const steps = executionOf(recipeFlow, recipeSteps).steps;
const startedAt = steps[0]?.startedAt ?? 0;

function viewOf(part: Partial<StepPart>) {
  const [step] = executionOf(recipeFlow, [
    { name: 'one', event: 'next', next: null, ...part },
  ]).steps;
  if (!step) throw new Error('There is no step.');
  return toStepView(step, step.startedAt);
}

test('a request is told with its answer, how long it took, and where it led', () => {
  const [, request] = steps;
  const view = request && toStepView(request, startedAt);
  expect(view).toMatchObject({
    number: 2,
    name: 'profile_api',
    typeName: 'Make HTTP Request',
    state: 'done',
    since: '+100 ms',
    took: '40 ms',
    way: 'success → split_based_on',
    reason: 'It was answered with 200.',
    request: { line: 'GET https://••••@profiles.segment.com/', body: '' },
    response: { line: '200 application/json', isGood: true },
  });
  expect(view?.response?.body).toContain('\n    "docs_last_2_days": 3,\n');
  // The answer is not told twice.
  expect(view?.output).toEqual([['parsed.traits.docs_last_2_days', '3']]);
});

test('a split says what it saw, and which condition matched', () => {
  const inputs = { input: '3' };
  const split = { type: 'split-based-on', inputs };
  expect(viewOf({ ...split, event: 'match', matched: 'Docs read' }).reason).toBe(
    'It saw “3”: “Docs read” matched.',
  );
  expect(viewOf({ ...split, event: 'noMatch' }).reason).toBe(
    'It saw “3”, and no condition matched.',
  );
  expect(viewOf({ ...split, event: 'noMatch', inputs: { input: '' } }).reason).toBe(
    'It saw nothing, and no condition matched.',
  );
});

test('what waits says so, and does not claim to have taken a time', () => {
  const view = viewOf({ type: 'send-and-wait-for-reply', event: null });
  expect(view).toMatchObject({
    state: 'waiting',
    took: 'waits',
    way: 'waits here',
    reason: 'It waits for the visitor’s reply.',
  });
});

test('what failed says why, what to do, and where to read more', () => {
  const problem = { code: 81017, message: 'The answer is 500; 2xx is expected.' };
  const response = { status: 500, contentType: 'text/plain', body: 'Oh' };
  const view = viewOf({ event: 'fail', next: 'prepare_task', problem, response });
  expect(view).toMatchObject({
    state: 'failed',
    way: 'fail → prepare_task',
    reason: 'It was answered with 500.',
    response: { isGood: false, body: 'Oh' },
    problem: {
      sentence: '81017: The answer is 500; 2xx is expected.',
      link: 'https://www.twilio.com/docs/api/errors/81017',
    },
  });
  expect(view.problem?.advice).toContain('Give "fail" a transition');
});

test('every input is told whole, also one that rendered to nothing, but not where the Console draws it', () => {
  const long = 'x'.repeat(5000);
  const variables = [
    { key: 'phone', value: '' },
    { key: 'docs', value: '[{"title":"Retries"}]' },
    { key: 'question', value: long },
  ];
  const view = viewOf({ type: 'set-variables', inputs: { variables, offset: { x: 1, y: 2 } } });
  expect(view.inputs).toEqual([
    ['phone', ''],
    ['docs', '[\n  {\n    "title": "Retries"\n  }\n]'],
    ['question', long],
  ]);
  expect(view.reason).toBe('The variables were set.');
});

test('a form is told by its fields', () => {
  const request = { method: 'POST', url: 'https://a.example', body: 'phone=%2B1415&name=Ada+L' };
  expect(viewOf({ request }).request?.body).toBe('phone = +1415\nname = Ada L');
});

test('an event that nobody has heard of has no reason, and does no harm', () => {
  expect(viewOf({ event: 'toString' }).reason).toBe('');
  expect(viewOf({ event: 'somethingNew' })).toMatchObject({
    reason: '',
    way: 'somethingNew → the end',
  });
});
