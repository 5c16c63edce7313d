import { expect, test } from 'vitest';
import { createStudioLab, path, trigger, widget } from '../testing/studio-lab.ts';

async function set(...variables: unknown[]) {
  const lab = createStudioLab();
  const flow = lab.publish(
    trigger('set'),
    widget('set', 'set-variables', { next: null }, { variables }),
  );
  return lab.say(flow, 'Hello');
}

const valueOf = async (value: unknown, more: object = {}) =>
  (await set({ key: 'x', value, ...more })).context.flow.variables['x'];

test('variables are read at flow.variables, and at the widget, too', async () => {
  const runner = await set({ key: 'said', value: '{{trigger.conversation.Body}}' });
  expect(path(runner)).toEqual(['Trigger incomingConversationMessage', 'set next']);
  expect(runner.context.flow.variables).toEqual({ said: 'Hello' });
  expect(runner.context.widgets['set']).toEqual({ said: 'Hello' });
  expect(runner.execution.steps[1]).toMatchObject({
    inputs: { variables: [{ key: 'said', value: 'Hello' }] },
    output: { said: 'Hello' },
  });
});

test.for([
  ['5', 5],
  ['-1.5', -1.5],
  ['\n  2 ', 2],
  ['"5"', '5'],
  ['007', '007'],
  ['+14155550123', '+14155550123'],
  ['1e3', '1e3'],
  ['NaN', 'NaN'],
  ['Infinity', 'Infinity'],
  ['', ''],
  [' ', ' '],
  ['true', 'true'],
  ['{"a":1}', '{"a":1}'],
] as const)('the value %j is kept as %j', async ([value, kept]) => {
  expect(await valueOf(value)).toBe(kept);
});

test('null and what is missing are kept as an empty text', async () => {
  expect(await valueOf(null)).toBe('');
  expect(await valueOf(undefined)).toBe('');
});

test('a text by type stays one', async () => {
  expect(await valueOf('5', { type: 'string' })).toBe('5');
});

test('JSON by type is parsed, in both ways to say so', async () => {
  expect(
    await valueOf('{"a": {{trigger.conversation.Body | to_json}}}', { type: 'object' }),
  ).toEqual({ a: 'Hello' });
  expect(await valueOf('[1,2]', { type: 'array' })).toEqual([1, 2]);
  expect(await valueOf('{"a":1}', { parse_as_json: true })).toEqual({ a: 1 });
});

test('broken JSON stays a text, with a warning, and the flow goes on', async () => {
  const runner = await set({ key: 'x', value: '{"a"', type: 'object' });
  expect(runner.context.flow.variables).toEqual({ x: '{"a"' });
  expect(runner.execution).toMatchObject({ endReason: 'end' });
  expect(runner.execution.steps[1]).toMatchObject({ event: 'next', problem: { code: 81027 } });
});

test('a later widget adds and replaces variables; their names tell cases apart', async () => {
  const lab = createStudioLab();
  const first = [
    { key: 'a', value: '1' },
    { key: 'b', value: '1' },
  ];
  const second = [
    { key: 'b', value: '{{flow.variables.b | plus: 1}}' },
    { key: 'B', value: 'other' },
  ];
  const flow = lab.publish(
    trigger('first'),
    widget('first', 'set-variables', { next: 'second' }, { variables: first }),
    widget('second', 'set-variables', { next: null }, { variables: second }),
  );
  const { context } = await lab.say(flow, 'Hello');
  expect(context.flow.variables).toEqual({ a: 1, b: 2, B: 'other' });
});

test('names that JavaScript knows are names like others', async () => {
  const { context } = await set(
    { key: '__proto__', value: 'a' },
    { key: 'constructor', value: 'b' },
  );
  expect(Object.entries(context.flow.variables)).toEqual([
    ['__proto__', 'a'],
    ['constructor', 'b'],
  ]);
});

test('a widget without variables goes on', async () => {
  const lab = createStudioLab();
  for (const properties of [{}, { variables: 'none' }]) {
    const flow = lab.publish(
      trigger('set'),
      widget('set', 'set-variables', { next: null }, properties),
    );
    expect((await lab.say(flow, 'Hello')).execution.endReason).toBe('end');
  }
});
