import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { FlowDefinition } from '../flow/definition.ts';
import { fillHoles } from '../flow/fill-holes.ts';
import { parseFlow } from '../flow/parse-flow.ts';
import { buildFlow, buildMessage } from '../flow/testing/build-flow.ts';
import { widgetTypes } from '../flow/widget-types.ts';
import { widgets } from '../widgets/registry.ts';
import { checkFlow } from './check-flow.ts';

const flows = join(import.meta.dirname, '../../../../packages/studio/flows');
const values = {
  PROFILE_TOKEN: 'abc',
  SPACE_ID: 'spa_1',
  WORKFLOW_SID: 'WW0123456789',
  TASK_CHANNEL_SID: 'TC0123456789',
};

test.each(['recipe', 'recipe-conversations'])(
  '%s.json has no problem, and its known weaknesses',
  (name) => {
    const text = readFileSync(join(flows, `${name}.json`), 'utf8');
    const { problems, warnings } = checkFlow(parseFlow(fillHoles(text, values)));
    expect(problems).toEqual([]);
    expect(warnings.map(({ rule, widget }) => [rule, widget])).toEqual([
      ['token-in-url', 'profile_api'],
      ['flex-attributes', 'send_to_flex'],
    ]);
  },
);

test('a warning does not show the secret that it warns of', () => {
  const text = readFileSync(join(flows, 'recipe.json'), 'utf8');
  const filled = fillHoles(text, { ...values, PROFILE_TOKEN: 'very-secret' });
  expect(JSON.stringify(checkFlow(parseFlow(filled)))).not.toContain('very-secret');
});

test('the local widgets have the events that the check expects of them', () => {
  const local = [...widgetTypes].filter(([type, { isLocal }]) => isLocal && type !== 'trigger');
  expect(local.map(([type, { events }]) => [type, events])).toEqual(
    [...widgets.values()].map(({ type, events }) => [type, events]),
  );
});

test('a widget of a name that objects have from birth is a widget like others', () => {
  const flow = buildFlow(
    { incomingMessage: 'constructor' },
    buildMessage('constructor', 'x', '__proto__'),
    buildMessage('__proto__', '{{widgets.constructor.outbound}}'),
  );
  expect(checkFlow(flow)).toEqual({ problems: [], warnings: [] });
  const bare = buildFlow({ incomingMessage: 'a' }, buildMessage('a', '{{widgets.toString.x}}'));
  expect(checkFlow(bare).warnings.map(({ rule }) => rule)).toEqual(['unknown-widget-read']);
});

test('a nearest name is offered for a typing error', () => {
  const flow = buildFlow({ incomingMessage: 'helo' }, buildMessage('hello', 'x'));
  expect(checkFlow(flow).problems[0]?.message).toBe(
    '"incomingMessage" leads to "helo", and there is no such widget. Did you mean "hello"?',
  );
});

test('a flow of 2,000 widgets that all lead to each other and read each other is checked', () => {
  const flow = buildTangle(2000);
  const { problems, warnings } = checkFlow(flow);
  expect(problems.map(({ rule }) => rule)).toEqual(['too-many-widgets']);
  expect(warnings).toEqual([]);
});

test('text full of braces that never close, and paths without end, are read in one go', () => {
  const body = `${'{{'.repeat(200_000)}${'a.'.repeat(100_000)}${'{%'.repeat(50_000)}`;
  const { warnings } = checkFlow(buildFlow({ incomingMessage: 'a' }, buildMessage('a', body)));
  expect(warnings.map(({ rule }) => rule)).toEqual(['bad-liquid']);
});

function buildTangle(count: number): FlowDefinition {
  const states = Array.from({ length: count }, (_, at) => ({
    ...buildMessage(`w${at}`, `{{widgets.w${(at * 7) % count}.outbound}}`),
    transitions: [
      { event: 'sent', next: `w${(at + 1) % count}` },
      ...Array.from({ length: 20 }, (__, step) => ({
        event: 'failed',
        next: `w${(at * (step + 2)) % count}`,
      })),
      { event: 'failed' },
    ],
  }));
  return buildFlow({ incomingMessage: 'w0' }, ...states);
}
