import { expect, test } from 'vitest';
import { executionOf, recipeSteps } from '../testing/executions.ts';
import { botFlow, recipeFlow } from '../testing/flows.ts';
import { toData } from './to-data.ts';

const data = toData(executionOf(recipeFlow, recipeSteps), recipeFlow);

test('is JSON', () => {
  expect(JSON.parse(JSON.stringify(data))).toEqual(data);
});

test('says which widgets were visited, and how often', () => {
  expect(data.widgets.filter(({ isVisited }) => !isVisited).map(({ name }) => name)).toEqual([
    'reply',
  ]);
  const loop = Array.from({ length: 3 }, () => ({
    name: 'answer',
    event: 'success',
    next: 'has_answer',
  }));
  const looped = toData(executionOf(botFlow, loop), botFlow);
  expect(looped.widgets.find(({ name }) => name === 'answer')).toMatchObject({ visits: 3 });
  expect(looped.transitions).toEqual([
    { from: 'answer', event: 'success', to: 'has_answer', conditions: [], times: 3 },
  ]);
});

test('names the conditions of the transition that was taken', () => {
  expect(data.transitions[2]).toEqual({
    from: 'split_based_on',
    event: 'match',
    to: 'send_to_flex',
    conditions: ['If value greater_than 0'],
    times: 1,
  });
  expect(data.transitions.at(-1)).toMatchObject({ event: 'callComplete', to: null });
});

test('tells two matches apart that lead to the same widget', () => {
  const transition = (name: string) => ({
    event: 'match',
    next: 'b',
    conditions: [{ friendly_name: name, arguments: ['{{x}}'], type: 'equal_to', value: name }],
  });
  const flow = {
    initial_state: 'a',
    states: [
      {
        name: 'a',
        type: 'split-based-on',
        properties: {},
        transitions: [transition('one'), transition('two')],
      },
    ],
  };
  const execution = executionOf(flow, [{ name: 'a', event: 'match', next: 'b', matched: 'two' }]);
  expect(toData(execution, flow).transitions[0]?.conditions).toEqual(['two']);
});
