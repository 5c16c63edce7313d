import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findTaken, numberConditions } from '../emulator/studio/explore/numbered-flow.ts';
import { isForCalls } from '../emulator/studio/explore/possible.ts';
import type { FlowDefinition } from '../emulator/studio/flow/definition.ts';
import { fillHoles } from '../emulator/studio/flow/fill-holes.ts';
import { parseFlow } from '../emulator/studio/flow/parse-flow.ts';
import { localHoles } from '../emulator/studio/scenarios/local-holes.ts';
import { readScenarios } from '../emulator/studio/scenarios/read-files.ts';
import { runScenarios } from '../emulator/studio/scenarios/run-scenarios.ts';

const studio = join(import.meta.dirname, '../../packages/studio');

test.each(['docent', 'recipe', 'recipe-conversations'])(
  'the scenarios of %s pass, and take every transition',
  async (name) => {
    const flowText = readFileSync(join(studio, `flows/${name}.json`), 'utf8');
    const scenarios = readScenarios([join(studio, `scenarios/${name}`)]).map(
      ({ scenario }) => scenario,
    );
    const results = await runScenarios({
      // With numbers as names of conditions, so that a step tells which of them matched.
      flowText: JSON.stringify(numberConditions(parseFlow(flowText))),
      scenarios,
    });
    const failed = results.filter(({ passed }) => !passed);
    expect(failed.map((one) => [one.name, ...one.failures])).toEqual([]);
    const numbered = numberConditions(parseFlow(fillHoles(flowText, localHoles)));
    const steps = results.flatMap(({ executions }) => executions.flatMap((one) => one.steps));
    const taken = new Set(
      steps.map((step) => {
        const state = numbered.states.find((one) => one.name === step.name);
        return state && `${step.name} ${findTaken(state, step)}`;
      }),
    );
    const missed = toTransitions(numbered).filter(({ key }) => !taken.has(key));
    expect(missed.map(({ label }) => label)).toEqual([]);
  },
  60_000,
);

function toTransitions({ states }: FlowDefinition) {
  return states.flatMap((state) =>
    state.transitions
      .map((one, index) => ({
        one,
        key: `${state.name} ${index}`,
        label: `${state.name}.${one.event}`,
      }))
      // Calls are not simulated, and the trigger has events that a flow does not use.
      .filter(({ one }) => !isForCalls(one) && (state.type !== 'trigger' || one.next)),
  );
}
