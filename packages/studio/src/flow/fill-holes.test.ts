import { expect, test } from 'vitest';
import { fillHoles, findHoles, UnfilledHolesError } from './fill-holes.ts';

test('fills every hole, and leaves Liquid and all else', () => {
  expect(fillHoles('${A}{{a.b}}${B_2} $ {A} ${a} ${A}', { A: '1', B_2: '2', C: '3' })).toBe(
    '1{{a.b}}2 $ {A} ${a} 1',
  );
});

test('a value stays what it is in the JSON, whatever is in it', () => {
  const value = '"}, "evil": {"\\ \n $& ${A} {{x}}';
  expect(JSON.parse(fillHoles('{"x": "${A}"}', { A: value }))).toEqual({ x: value });
});

test('names all holes for which there is no value, each once', () => {
  const fill = () => fillHoles('${A} ${B} ${C} ${B}', { A: '' });
  expect(fill).toThrow(new UnfilledHolesError(['B', 'C']));
  expect(fill).toThrow('No value was given for B, C.');
});

test('a hole is not filled with what every object has', () => {
  const values = Object.create({ INHERITED: 'x' }) as Record<string, string>;
  expect(() => fillHoles('${INHERITED}', values)).toThrow('INHERITED');
});

test('Liquid and lower case are no holes', () => {
  expect(findHoles('{{trigger.message}} ${ONE} ${ONE} $TWO ${three}')).toEqual(['ONE']);
});
