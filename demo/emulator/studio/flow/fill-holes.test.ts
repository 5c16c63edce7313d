import { expect, test } from 'vitest';
import { fillHoles } from './fill-holes.ts';

test('fills every hole, and leaves Liquid and all else', () => {
  expect(fillHoles('${A}{{a.b}}${B_2} $ {A} ${a} ${A}', { A: '1', B_2: '2', C: '3' })).toBe(
    '1{{a.b}}2 $ {A} ${a} 1',
  );
});

test('names all holes for which there is no value, each once', () => {
  expect(() => fillHoles('${A} ${B} ${C} ${B}', { A: '' })).toThrow('No value was given for B, C.');
});

test('a value stays what it is in the JSON, quotes and dollars included', () => {
  const value = 'a "quoted" \\ $& ${B}\nline';
  const text = fillHoles('{"x": "${A}"}', { A: value });
  expect(JSON.parse(text)).toEqual({ x: value });
});
