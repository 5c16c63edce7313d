import { expect, test } from 'vitest';
import { DeployError } from './deploy-error.ts';
import { fillFlow } from './fill-flow.ts';

test('reads a flow with its values', () => {
  const text = '{"a": "${ONE}/${TWO}", "b": "${ONE}"}';
  expect(fillFlow(text, { ONE: '1', TWO: '"2"' })).toEqual({ a: '1/"2"', b: '1' });
});

test('names all holes without a value', () => {
  expect(() => fillFlow('["${ONE}", "${TWO}", "${THREE}"]', { TWO: '2' })).toThrow(
    new DeployError('The flow has holes for which there is no value: ONE, THREE.'),
  );
});

test('what is not JSON is refused without a word of it', () => {
  expect(() => fillFlow('{"token": "${ONE}"', { ONE: 'secret' })).toThrow(
    new DeployError('The flow is not JSON.'),
  );
});
