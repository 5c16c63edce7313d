import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maxFlowBytes, maxWidgets } from './definition.ts';
import { FlowError } from './flow-error.ts';
import { parseFlow } from './parse-flow.ts';
import { buildFlow, buildMessage, buildSplit } from './testing/build-flow.ts';

const sound = buildFlow(
  { incomingMessage: 'a' },
  buildSplit('a', 'x', ['b', 'b']),
  buildMessage('b', 'Hello'),
);

function fail(input: unknown): FlowError {
  try {
    parseFlow(input);
  } catch (error) {
    if (error instanceof FlowError) return error;
    throw error;
  }
  throw new Error('The flow was taken.');
}

describe('a flow is taken', () => {
  test('as text and as what was parsed, without a change', () => {
    expect(parseFlow(sound)).toBe(sound);
    expect(JSON.stringify(parseFlow(JSON.stringify(sound)))).toBe(JSON.stringify(sound));
  });

  test('with what nobody knows, in its order', () => {
    const text = JSON.stringify({ later: [1, { x: null }], ...sound, $schema: 'https://x.y' });
    expect(JSON.stringify(parseFlow(text))).toBe(text);
  });

  test.each([null, ''])('without flags and description, and with %j for no next widget', (next) => {
    const { states } = buildFlow({});
    const [trigger] = states;
    const open = { ...trigger, transitions: [{ event: 'incomingCall', next }] };
    const flow = { initial_state: 'Trigger', states: [open] };
    expect(parseFlow(flow)).toBe(flow);
  });

  test('with a trigger that has neither name nor properties', () => {
    const bare = { type: 'trigger', transitions: [] };
    expect(parseFlow({ initial_state: 'Trigger', states: [bare] }).states).toEqual([
      { name: 'Trigger', properties: {}, ...bare },
    ]);
  });
});

describe('what is no flow is refused', () => {
  test.each([
    ['JSON that is cut off', '{"states": [', 'The flow is not JSON: it ends too early.'],
    ['no JSON', '{\n"a": 1,\n}', 'The flow is not JSON: line 3, column 1.'],
    ['nothing', '', 'The flow is not JSON: it ends too early.'],
    ['a number', '1', 'A flow must be an object.'],
    ['a list', '[]', 'A flow must be an object.'],
    ['null', 'null', 'A flow must be an object.'],
    [
      'an empty object',
      '{}',
      'initial_state: "initial_state" is missing.\nstates: "states" is missing.',
    ],
    ['no widget', '{"initial_state": "a", "states": []}', 'states: A flow must have a widget.'],
  ])('%s', (_, text, message) => {
    expect(fail(text).message).toBe(message);
  });

  test('with every problem and its place, also as Studio writes it', () => {
    const error = fail({
      initial_state: '',
      flags: {},
      states: [
        3,
        { type: 'trigger', transitions: [{ event: 1, next: 2 }] },
        { type: 'x', properties: [], transitions: [{ event: 'x', conditions: [{ type: 1 }] }] },
      ],
    });
    expect(error.message.split('\n')).toEqual([
      'initial_state: The initial state must not be empty.',
      'flags.allow_concurrent_calls: "allow_concurrent_calls" is missing.',
      'states[0]: A widget must be an object.',
      'states[1].transitions[0].event: The event of a transition must be a text.',
      'states[1].transitions[0].next: The next widget of a transition must be a text.',
      'states[2].transitions[0].conditions[0].friendly_name: "friendly_name" is missing.',
      'states[2].transitions[0].conditions[0].arguments: "arguments" is missing.',
      'states[2].transitions[0].conditions[0].type: The type of a condition must be a text.',
      'states[2].transitions[0].conditions[0].value: "value" is missing.',
      'states[2].name: "name" is missing.',
      'states[2].properties: The properties of a widget must be an object.',
    ]);
    expect(error.toTwilio()[4]).toEqual({
      message: 'The next widget of a transition must be a text.',
      property_path: '#/states/1/transitions/0/next',
    });
  });

  test('without showing a piece of it, where a token may be', () => {
    expect(fail('{"url": "https://secret-token:@x.y",}').message).not.toContain('secret');
    expect(fail('secret-token').message).toBe('The flow is not JSON.');
  });

  test('larger than 1 MB, before it is parsed', () => {
    const tooLarge = 'The flow is larger than 1 MB.';
    expect(fail('x'.repeat(10 * maxFlowBytes)).message).toBe(tooLarge);
    expect(fail('é'.repeat(maxFlowBytes / 2 + 1)).message).toBe(tooLarge);
    const text = JSON.stringify(sound);
    expect(parseFlow(text.padEnd(maxFlowBytes))).toEqual(sound);
    expect(fail(text.padEnd(maxFlowBytes + 1)).message).toBe(tooLarge);
  });

  test('of too many widgets', () => {
    const [trigger] = sound.states;
    const states = Array.from({ length: maxWidgets + 1 }, () => trigger);
    expect(fail({ ...sound, states }).message).toBe(
      'states: A flow may have 1000 widgets; this one has 1001.',
    );
    expect(parseFlow({ ...sound, states: states.slice(1) }).states).toHaveLength(maxWidgets);
  });

  test('nested so deep that no reader would come back', () => {
    const deep = `${'['.repeat(400_000)}${']'.repeat(400_000)}`;
    const text = JSON.stringify(sound).replace('"Hello"', deep);
    expect(fail(text).message).toBe('The flow is nested deeper than 100 levels.');
  });

  test('whatever it is, with a FlowError', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(fail(JSON.stringify(value)).details.length).toBeGreaterThan(0);
      }),
    );
  });
});
