import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkFlow } from '../emulator/studio/check/check-flow.ts';
import { findTaken, numberConditions } from '../emulator/studio/explore/numbered-flow.ts';
import { isForCalls } from '../emulator/studio/explore/possible.ts';
import { fillHoles } from '../emulator/studio/flow/fill-holes.ts';
import { parseFlow } from '../emulator/studio/flow/parse-flow.ts';
import { localHoles } from '../emulator/studio/scenarios/local-holes.ts';
import { readScenarios } from '../emulator/studio/scenarios/read-files.ts';
import { runScenarios } from '../emulator/studio/scenarios/run-scenarios.ts';

const studio = join(import.meta.dirname, '../../packages/studio');
const flowText = readFileSync(join(studio, 'flows/docent.json'), 'utf8');
const flow = parseFlow(fillHoles(flowText, localHoles));
const files = readScenarios([join(studio, 'scenarios/docent')]);

test('the check finds nothing', () => {
  expect(checkFlow(flow)).toEqual({ problems: [], warnings: [] });
});

test('it has the holes that a deploy fills, and no others', () => {
  const holes = new Set([...flowText.matchAll(/\$\{(\w+)\}/g)].map(([, name]) => name));
  expect(holes).toEqual(
    new Set([
      'ANSWER_SID',
      'FIND_PROFILE_SID',
      'FUNCTIONS_DOMAIN',
      'FUNCTIONS_ENVIRONMENT_SID',
      'FUNCTIONS_SERVICE_SID',
      'PREPARE_TASK_SID',
      'TASK_CHANNEL_SID',
      'WORKFLOW_SID',
    ]),
  );
});

test('no failure and no time-out ends a chat in silence', () => {
  const failures = new Set(['fail', 'failed', 'timeout', 'deliveryFailure', 'failedToEnqueue']);
  const silent = flow.states.flatMap(({ name, transitions }) =>
    transitions.filter(({ event, next }) => failures.has(event) && !next).map(() => name),
  );
  // Nothing more can be done when even that cannot be said.
  expect(silent).toEqual(['nobody_reached']);
});

describe('its scenarios', { timeout: 60_000 }, () => {
  test('pass, and take every transition', async () => {
    const scenarios = files.map(({ scenario }) => scenario);
    const results = await run(flowText, scenarios);
    const failed = results.filter(({ passed }) => !passed);
    expect(failed.map((one) => [one.name, ...one.failures])).toEqual([]);
    const taken = new Set(results.flatMap(({ executions }) => executions).flatMap(toTaken));
    expect(transitions.filter(({ key }) => !taken.has(key)).map(({ label }) => label)).toEqual([]);
  });
});

const numbered = numberConditions(flow);
const transitions = numbered.states.flatMap((state) =>
  state.transitions
    .map((one, index) => ({
      one,
      key: `${state.name} ${index}`,
      label: `${state.name}.${one.event}`,
    }))
    // Calls are not simulated, and the trigger has events that this flow does not use.
    .filter(({ one }) => !isForCalls(one) && (state.type !== 'trigger' || one.next)),
);

type Results = Awaited<ReturnType<typeof runScenarios>>;

function toTaken({ steps }: Results[number]['executions'][number]): string[] {
  return steps.flatMap((step) => {
    const state = numbered.states.find(({ name }) => name === step.name);
    return state ? [`${step.name} ${findTaken(state, step)}`] : [];
  });
}

/** With numbers as names of conditions, so that a step tells which of them matched. */
function run(text: string, scenarios: Parameters<typeof runScenarios>[0]['scenarios']) {
  return runScenarios({ flowText: JSON.stringify(numberConditions(parseFlow(text))), scenarios });
}
