import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { checkFlow } from '../emulator/studio/check/check-flow.ts';
import { fillHoles } from '../emulator/studio/flow/fill-holes.ts';
import { FlowError } from '../emulator/studio/flow/flow-error.ts';
import { parseFlow } from '../emulator/studio/flow/parse-flow.ts';
import type { TwilioConfig } from '../emulator/twilio/config.ts';
import { StartProblem } from './start-problem.ts';

type FlowSetting = TwilioConfig['studio']['flows'][number];

/** Makes sure that Studio would take every flow. Throws a {@link StartProblem} that names file, state and mistake. */
export function checkFlows(flows: readonly FlowSetting[], folder: string): void {
  for (const { file, holes } of flows) {
    const path = resolve(folder, file);
    const mistake = findMistake(readFlow(path), holes);
    if (mistake) throw new StartProblem(`${path}: ${mistake} Mend the flow, and start again.`);
  }
}

function readFlow(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new StartProblem(
      `There is no flow ${path}. Put it back, or change the file in twilio.yaml.`,
    );
  }
}

function findMistake(text: string, holes: Readonly<Record<string, string>>): string | undefined {
  try {
    const [problem] = checkFlow(parseFlow(fillHoles(text, holes))).problems;
    if (!problem) return undefined;
    return `${problem.widget === null ? problem.path : `state "${problem.widget}"`}: ${problem.message}`;
  } catch (error) {
    if (!(error instanceof FlowError)) throw error;
    const [first] = error.details;
    return first && `${describePlace(first.path, text)}${first.message}`;
  }
}

/** `states[3].type` as a person finds it: by the name of the state. */
function describePlace(path: string, text: string): string {
  const [whole = '', index = ''] = /^states\[(\d+)\]\.?/.exec(path) ?? [];
  const name = index && readStateName(text, Number(index));
  if (name) return `state "${name}", ${path.slice(whole.length) || 'as a whole'}: `;
  return path && `${path}: `;
}

function readStateName(text: string, index: number): string | undefined {
  const { states } = JSON.parse(text) as { states: { name?: unknown }[] };
  const name = states[index]?.name;
  return typeof name === 'string' ? name : undefined;
}
