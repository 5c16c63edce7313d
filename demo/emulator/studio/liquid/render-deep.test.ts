import { expect, test } from 'vitest';
import { renderDeep } from './render-deep.ts';
import { LiquidError } from './render.ts';
import { createContext } from './testing/flow-context.ts';

const context = createContext({ name: 'Ada', data: '{{flow.sid}}' });

test('renders the texts inside of objects and lists, and nothing else', () => {
  const properties = {
    '{{name}}': '{{flow.variables.name}}',
    parameters: [{ key: 'a', value: '{{flow.variables.data}}' }, 'x'],
    offset: { x: 1, y: null, z: true },
  };
  expect(renderDeep(properties, context)).toEqual({
    '{{name}}': 'Ada',
    parameters: [{ key: 'a', value: '{{flow.sid}}' }, 'x'],
    offset: { x: 1, y: null, z: true },
  });
});

test('does not take a name for a prototype', () => {
  const rendered = renderDeep(
    JSON.parse('{"__proto__": {"isAdmin": "{{flow.variables.name}}"}}'),
    context,
  );
  expect(Object.getPrototypeOf(rendered)).toBe(Object.prototype);
  expect(JSON.stringify(rendered)).toBe('{"__proto__":{"isAdmin":"Ada"}}');
});

test('fails where one of the texts fails', () => {
  expect(() => renderDeep({ a: ['fine', '{{'] }, context)).toThrow(LiquidError);
});
