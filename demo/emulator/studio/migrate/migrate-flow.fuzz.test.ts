import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { triggerEvents } from '../flow/definition.ts';
import type { FlowDefinition } from '../flow/definition.ts';
import { widgetTypes } from '../flow/widget-types.ts';
import { migrateFlow } from './migrate-flow.ts';

const names = ['a', 'b', 'c', 'd'];
const texts = fc.oneof(
  fc.string(),
  fc.constantFrom(
    '{{trigger.message.Body}}',
    '{"sid": "{{trigger.message.ChannelSid}}", "n": {{trigger.message.NumMedia}}}',
    '{% if trigger.conversation %}x{% else %}{{trigger.message["From"]}}{% endif %}',
    '{% if widgets.b.CurrentTask %}{{trigger.message.ChannelAttributes.from | url_encode}}{% endif %}',
    '{{trigger.message}}',
    'trigger.message.Body {{contact.channel.address}} {{ {{ %}',
    '${SID}',
  ),
);
// Without dots and brackets, so that the path of a change can be walked.
const keys = fc.oneof(fc.stringMatching(/^\w{1,4}$/u), fc.constant('__proto__'));
const values = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 2 },
    texts,
    fc.constantFrom(null, true, 0, 14400),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(keys, tie('value'), { maxKeys: 3 }),
  ),
})).value;
const next = fc.constantFrom(...names, 'gone', null);
const transitions = fc.array(
  fc.record(
    {
      event: fc.constantFrom('sent', 'match', 'sessionEnded', 'failure', 'timeout'),
      next,
      conditions: fc.array(
        fc.record({
          friendly_name: texts,
          arguments: fc.array(texts, { maxLength: 2 }),
          type: fc.constantFrom('equal_to'),
          value: texts,
        }),
        { maxLength: 2 },
      ),
      unknown: values,
    },
    { requiredKeys: ['event'] },
  ),
  { maxLength: 4 },
);
const autopilots = ['send-to-auto-pilot', 'send-to-autopilot', 'understand'];
const states = (types: readonly string[]): fc.Arbitrary<FlowDefinition['states'][number]> =>
  fc.record({
    unknown: values,
    name: fc.constantFrom(...names),
    type: fc.constantFrom(...types),
    transitions,
    properties: fc.dictionary(
      fc.constantFrom('offset', 'from', 'body', 'chat_service', 'attributes', 'later', '__proto__'),
      values,
    ),
  });
const triggers = fc.record({
  name: fc.constantFrom('Trigger', 'a'),
  type: fc.constant('trigger'),
  transitions: fc.array(
    fc.record({ event: fc.constantFrom(...triggerEvents), next }, { requiredKeys: ['event'] }),
    { maxLength: 6 },
  ),
  properties: fc.constant({ offset: { x: 0, y: 0 } }),
});

function flows(types: readonly string[]): fc.Arbitrary<FlowDefinition> {
  return fc.record(
    {
      unknown: values,
      states: fc
        .tuple(triggers, fc.array(states(types), { maxLength: 6 }))
        .map(([trigger, others]) => [trigger, ...others]),
      initial_state: fc.constantFrom('Trigger', 'a'),
      flags: fc.constant({ allow_concurrent_calls: false }),
    },
    { requiredKeys: ['states', 'initial_state'] },
  );
}

const withoutTrigger = [...widgetTypes.keys()].filter((type) => type !== 'trigger');
const plain = withoutTrigger.filter((type) => !autopilots.includes(type));

test('a second migration changes nothing', () => {
  fc.assert(
    fc.property(flows([...withoutTrigger, ...autopilots]), (flow) => {
      const once = migrateFlow(flow).flow;
      const twice = migrateFlow(once);
      expect(JSON.stringify(twice.flow)).toBe(JSON.stringify(once));
      expect(twice.changes.filter(({ needsYourEye }) => needsYourEye !== true)).toEqual([]);
    }),
  );
});

test('the flow that is given is not touched', () => {
  fc.assert(
    fc.property(flows([...withoutTrigger, ...autopilots]), (flow) => {
      const before = JSON.stringify(flow);
      migrateFlow(flow);
      expect(JSON.stringify(flow)).toBe(before);
    }),
  );
});

test('whatever differs is listed with what was there before', () => {
  fc.assert(
    fc.property(flows([...withoutTrigger, ...autopilots]), (flow) => {
      const migrated = migrateFlow(flow);
      const listed = migrated.changes.filter(({ needsYourEye }) => needsYourEye !== true);
      // Undone one by one, from the last, the changes give back the flow that there was.
      const undone = JSON.parse(JSON.stringify(migrated.flow)) as unknown;
      for (const { path, before, after } of listed.toReversed()) {
        expect(readAt(undone, path)).toEqual(after);
        writeAt(undone, path, before);
      }
      expect(undone).toEqual(JSON.parse(JSON.stringify(flow)));
    }),
  );
});

test('the order of keys stays', () => {
  fc.assert(
    fc.property(flows(plain), (flow) => {
      const migrated = migrateFlow(flow).flow;
      for (const [at, state] of migrated.states.entries()) {
        if (state.type === 'trigger') continue;
        expect(toKeys(state)).toEqual(toKeys(flow.states[at]));
      }
      expect(Object.keys(migrated)).toEqual(Object.keys(flow));
    }),
  );
});

type Tree = Record<string, unknown>;

function toSteps(path: string): string[] {
  return path.replaceAll(']', '').split(/[.[]/u);
}

function readAt(tree: unknown, path: string): unknown {
  return toSteps(path).reduce((at, key) => (at as Tree)[key], tree);
}

function writeAt(tree: unknown, path: string, value: unknown): void {
  const steps = toSteps(path);
  const key = steps.at(-1) ?? '';
  const parent = readAt(tree, steps.slice(0, -1).join('.')) as Tree | unknown[];
  if (value !== undefined) (parent as Tree)[key] = value;
  else if (Array.isArray(parent)) parent.splice(Number(key), 1);
  else delete parent[key];
}

function toKeys(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return typeof value;
  if (Array.isArray(value)) return value.map(toKeys);
  return Object.entries(value).map(([key, item]) => [key, toKeys(item)]);
}
