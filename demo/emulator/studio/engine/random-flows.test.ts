import * as fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { createAlarms } from '../../shared/alarms.ts';
import { createClock } from '../../shared/clock.ts';
import { checkFlow } from '../check/check-flow.ts';
import type { FlowDefinition, FlowState, Transition } from '../flow/definition.ts';
import { parseFlow } from '../flow/parse-flow.ts';
import { toConversationMessage, toFlow, trigger } from '../testing/studio-lab.ts';
import { widgets } from '../widgets/registry.ts';
import type { StudioPorts } from './ports.ts';
import type { Execution } from './step.ts';
import { createStudio } from './studio.ts';

const childSid = `FW${'c'.repeat(32)}`;

// Good, empty, and broken in every way that a text may be.
const texts = [
  'Hello',
  '',
  '5',
  '{"a": 1}',
  '{{trigger.conversation.Body}}',
  '{{flow.variables.a | plus: 1}}',
  '{{widgets.w1.parsed.a}}',
  '{{widgets.w2.inbound.Body | downcase}}',
  '{{ a | no_such_filter }}',
  '{% if %}',
  '{{',
  'http://127.0.0.1/',
  'x'.repeat(1100),
];
const text = fc.oneof(
  { weight: 3, arbitrary: fc.constant('Hello {{trigger.conversation.Body}}') },
  { weight: 1, arbitrary: fc.constantFrom(...texts) },
);
const pairs = fc.array(
  fc.record({
    key: fc.constantFrom('a', 'b', 'method'),
    value: text,
    type: fc.constantFrom('string', 'object'),
  }),
  { maxLength: 2 },
);

const properties = fc.record(
  {
    url: text,
    method: fc.constantFrom('GET', 'POST', 'NONE'),
    body: text,
    attributes: text,
    timeout: fc.constantFrom('60', '0', 'soon', '{{flow.variables.a}}'),
    from: text,
    input: text,
    workflow: text,
    channel: text,
    flow_sid: fc.constantFrom(childSid, 'FW0'),
    flow_revision: fc.constantFrom('LatestPublished', '1', '9'),
    parameters: pairs,
    variables: pairs,
    priority: text,
  },
  { requiredKeys: ['url', 'body', 'from', 'input', 'workflow', 'channel', 'flow_sid'] },
);

const condition = fc.record({
  friendly_name: fc.constant('a condition'),
  arguments: fc.tuple(text),
  type: fc.constantFrom(
    'equal_to',
    'is_blank',
    'contains',
    'regex',
    'greater_than',
    'is_before_time',
  ),
  value: text,
});

// Most flows would else never wait for anybody.
const anyWidget = fc.oneof(
  fc.constantFrom(...widgets.values()),
  fc.constantFrom(...[...widgets.values()].filter(({ type }) => type.startsWith('send-and'))),
);

/** A widget of some type, with transitions for some of its events. */
function widgetAt(index: number, count: number): fc.Arbitrary<FlowState> {
  const next = fc.option(
    fc.integer({ min: 0, max: count - 1 }).map((to) => `w${to}`),
    { freq: 8 },
  );
  return anyWidget.chain(({ type, events }) =>
    fc.record({
      name: fc.constant(`w${index}`),
      type: fc.constant(type),
      properties,
      transitions: fc
        .tuple(
          fc.oneof(fc.constant([...events]), fc.subarray([...events])),
          fc.array(next, { minLength: 4, maxLength: 4 }),
          condition,
        )
        .map(([some, targets, one]) =>
          some.map((event, at): Transition => {
            const to = targets[at] ?? null;
            return event === 'match' ? { event, next: to, conditions: [one] } : { event, next: to };
          }),
        ),
    }),
  );
}

const flow: fc.Arbitrary<FlowDefinition> = fc
  .integer({ min: 1, max: 8 })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, at) => widgetAt(at, count))))
  .map((states) => toFlow([trigger('w0'), ...states]));

/** What the world does, each time that it is asked. */
interface Behaviour {
  fetch: string;
  message: boolean;
  task: boolean;
}
const behaviours = fc.array(
  fc.record({
    fetch: fc.constantFrom('{"a":1}', '[1]', 'text', '404', 'throw', 'long', ''),
    // Mostly sent: nobody waits for an answer to what was not.
    message: fc.nat(5).map((n) => n > 0),
    task: fc.boolean(),
  }),
  { minLength: 1, maxLength: 5 },
);

function toPorts(all: readonly Behaviour[]): StudioPorts {
  let asked = 0;
  const next = (): Behaviour =>
    all[(asked += 1) % all.length] ?? { fetch: '', message: true, task: true };
  return {
    async fetch() {
      const { fetch: body } = next();
      if (body === 'throw') throw new TypeError('fetch failed');
      const headers = { 'content-type': body === 'text' ? 'text/plain' : 'application/json' };
      const given = body === 'long' ? 'x'.repeat(70_000) : body;
      return new Response(given, { status: body === '404' ? 404 : 200, headers });
    },
    async sendMessage({ body }) {
      if (!next().message) throw new Error('refused');
      return { Body: body };
    },
    async sendToFlex() {
      if (!next().task) throw new Error('refused');
      return { taskSid: 'WT1' };
    },
    signFunctionCall: () => ({}),
    credentials: { accountSid: 'AC', authToken: 'token' },
  };
}

function createRandomStudio(all: readonly Behaviour[]) {
  const clock = createClock();
  clock.freeze();
  const alarms = createAlarms(clock);
  const studio = createStudio({ clock, alarms, ports: toPorts(all) });
  const close = () => {
    studio.close();
    alarms.close();
  };
  return { studio, clock, close };
}

/** Whether a step took a transition that its widget has, or ended the execution for want of one. */
function isOfFlow({ states }: FlowDefinition, execution: Execution): boolean {
  return execution.steps.every(({ name, event, next }, at) => {
    const state = states.find((one) => one.name === name);
    const isLast = at === execution.steps.length - 1;
    if (event === null)
      return isLast && (execution.waitingAt === name || execution.status === 'ended');
    const taken = state?.transitions.some(
      (one) => one.event === event && (one.next ?? null) === next,
    );
    if (!isLast && execution.steps[at + 1]?.name !== next) return false;
    return taken === true || (next === null && isLast);
  });
}

const visits = fc.array(fc.constantFrom('reply', 'time'), { maxLength: 2 });

/** Lets an execution run, the customer reply, and the time pass. */
async function live(
  definition: FlowDefinition,
  child: FlowDefinition,
  all: readonly Behaviour[],
  then: readonly string[],
): Promise<{ root: Execution; every: readonly [FlowDefinition, Execution][] }> {
  const { studio, clock, close } = createRandomStudio(all);
  const { sid } = studio.flows.add({ friendlyName: 'Random', status: 'published', definition });
  studio.flows.add({
    sid: childSid,
    friendlyName: 'Child',
    status: 'published',
    definition: child,
  });
  const runner = studio.handle(toConversationMessage(sid, 'Hello'));
  if (!runner) throw new Error('The flow did not start.');
  await runner.settled();
  for (const what of then) {
    if (what === 'reply') runner.reply({ Body: 'Yes' });
    else clock.advance(61_000);
    await runner.settled();
  }
  const every = studio
    .list()
    .map(({ execution }): [FlowDefinition, Execution] => [
      execution.flowSid === sid ? definition : child,
      execution,
    ]);
  const root = runner.execution;
  close();
  return { root, every };
}

test('whatever the flow and the world are, an execution waits or ends, on transitions that the flow has', async () => {
  const rejections: unknown[] = [];
  const onRejection = (reason: unknown) => void rejections.push(reason);
  process.on('unhandledRejection', onRejection);
  onTestFinished(() => void process.off('unhandledRejection', onRejection));
  let ended = 0;
  let waiting = 0;
  await fc.assert(
    fc.asyncProperty(flow, flow, behaviours, visits, async (definition, child, all, then) => {
      const { root, every } = await live(definition, child, all, then);
      let steps = 0;
      for (const [from, execution] of every) {
        steps += execution.steps.length;
        expect(isOfFlow(from, execution)).toBe(true);
        expect(execution.problem?.code).not.toBe(20500);
        for (const { problem } of execution.steps) expect(problem?.code).not.toBe(20500);
      }
      expect(steps).toBeLessThanOrEqual(1000);
      if (root.status === 'ended') ended += 1;
      else waiting += 1;
      expect(root.status === 'ended' || root.waitingAt !== null).toBe(true);
    }),
    { numRuns: 120 },
  );
  expect(rejections).toEqual([]);
  // Otherwise the property would say little.
  expect(Math.min(ended, waiting)).toBeGreaterThan(0);
});

test('a flow that the checks accept never breaks on its own definition', async () => {
  let accepted = 0;
  await fc.assert(
    fc.asyncProperty(flow, behaviours, visits, async (definition, all, then) => {
      const parsed = parseFlow(JSON.stringify(definition));
      if (checkFlow(parsed).problems.length > 0) return;
      accepted += 1;
      const { every } = await live(parsed, toFlow([trigger('')]), all, then);
      for (const [, { problem }] of every) expect(problem?.code).not.toBe(81022);
    }),
    { numRuns: 120 },
  );
  expect(accepted).toBeGreaterThan(0);
});
