import { expect, test } from 'vitest';
import { fillHoles } from './fill-holes.ts';
import { FlowError } from './flow-error.ts';

test('fills the holes of a flow', () => {
  expect(fillHoles('{"a": "${A}"}', { A: '1' })).toBe('{"a": "1"}');
});

test('holes for which there is no value are a problem of the flow', () => {
  expect(() => fillHoles('${A} ${B} ${C}', { A: '' })).toThrow(
    new FlowError([{ path: '', message: 'No value was given for B, C.' }]),
  );
});
