import { expect, test } from 'vitest';
import { executionOf, type StepPart } from '../../testing/executions.ts';
import { recipeFlow } from '../../testing/flows.ts';
import { toInputLines } from './to-input-lines.ts';

function linesOf(part: Partial<StepPart>) {
  const [step] = executionOf(recipeFlow, [
    { name: 'one', event: 'next', next: null, ...part },
  ]).steps;
  return step ? toInputLines(step).map(({ key, value }) => `${key}: ${value}`) : [];
}

const pair = (key: string, value: string) => ({ key, value });

test('variables and parameters are a line each, and the last line tells how many are left out', () => {
  const variables = ['a', 'b', 'c', 'd', 'e', 'f'].map((key) => pair(key, key.toUpperCase()));
  expect(linesOf({ inputs: { variables, offset: { x: 1, y: 2 } } })).toEqual([
    'a: A',
    'b: B',
    'c: C',
    'd: D',
    '+ 2 more: ',
  ]);
});

test('a request comes first, by the end of its address, then its parameters', () => {
  const url = 'https://docent.local.twil.io/find-profile';
  const inputs = { function_sid: 'ZH1', url, parameters: [pair('phone', '+14155552671')] };
  expect(
    linesOf({ inputs, request: { method: 'POST', url, body: 'phone=%2B14155552671' } }),
  ).toEqual(['POST: …l.twil.io/find-profile', 'phone: +14155552671']);
});

test('what rendered to nothing says so', () => {
  expect(linesOf({ inputs: { input: '' } })).toEqual(['input: (empty)']);
  expect(linesOf({ inputs: { variables: [pair('phone', ' ')] } })).toEqual(['phone: (empty)']);
});

test('what is said comes before who says it to whom', () => {
  const inputs = { from: 'CH1', to: 'visitor', body: 'Hello', attributes: '{}' };
  expect(linesOf({ inputs })).toEqual([
    'body: Hello',
    'attributes: {}',
    'from: CH1',
    'to: visitor',
  ]);
});

test('long values and names are cut, and what is not text is told as JSON', () => {
  const [line] = linesOf({ inputs: { ['k'.repeat(40)]: { list: [1, 2, 'x'.repeat(90)] } } });
  expect(line).toBe(`${'k'.repeat(11)}…: {"list":[1,2,"xxxxxxxx…`);
});

test('parameters that are no pairs do no harm', () => {
  const request = { method: 'GET', url: 'https://a.example' };
  const linesWith = (parameters: unknown) => linesOf({ request, inputs: { parameters } }).slice(1);
  expect(linesWith('none')).toEqual(['parameters: none']);
  expect(linesWith([null, 1])).toEqual(['parameters: [null,1]']);
  expect(linesWith([])).toEqual([]);
});
