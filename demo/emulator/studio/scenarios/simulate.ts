import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkFlow } from '../check/check-flow.ts';
import type { Problem } from '../check/problem.ts';
import { exploreFlow } from '../explore/explore.ts';
import { toText as toExplorationText } from '../explore/to-text.ts';
import type { FlowDefinition } from '../flow/definition.ts';
import { fillHoles } from '../flow/fill-holes.ts';
import { FlowError } from '../flow/flow-error.ts';
import { parseFlow } from '../flow/parse-flow.ts';
import { toSvg } from '../trace/to-svg.ts';
import { localHoles } from './local-holes.ts';
import { CannotRun, readArguments, type SimulateArguments } from './read-arguments.ts';
import { readFlowText, readScenarios, type ScenarioFile } from './read-files.ts';
import type { ScenarioResult } from './run-scenario.ts';
import { runScenarios } from './run-scenarios.ts';
import { toReport } from './to-report.ts';

interface Terminal {
  write: (text: string) => void;
  colored?: boolean;
}

/** All went as expected · something did not · nothing could be run. */
export type ExitCode = 0 | 1 | 2;

/**
 * Checks a flow, then plays its scenarios, or without any explores it; writes a report whose last line is
 * `N passed, N failed`.
 *
 * @param words - What stands behind the command's name.
 */
export async function simulate(words: readonly string[], terminal: Terminal): Promise<ExitCode> {
  try {
    const given = readArguments(words);
    const flowText = readFlowText(given.flowFile);
    const scenarios = readScenarios(given.scenarioFiles);
    const flow = readChecked(flowText, { given, scenarios }, terminal);
    if (!flow) return 1;
    const work = { given, flowText, scenarios };
    return scenarios.length > 0 ? await play(work, terminal) : await explore(flow, terminal);
  } catch (error) {
    if (!(error instanceof CannotRun)) throw error;
    terminal.write(`${error.message}\n`);
    return 2;
  }
}

/** The flow, unless something is wrong with it, which is told then. */
function readChecked(
  flowText: string,
  { given, scenarios }: { given: SimulateArguments; scenarios: readonly ScenarioFile[] },
  { write }: Terminal,
): FlowDefinition | undefined {
  const own = scenarios.map(({ scenario }) => scenario.holes);
  const holes: Record<string, string> = Object.assign({}, localHoles, ...own, given.holes);
  try {
    const flow = parseFlow(fillHoles(flowText, holes));
    const { problems, warnings } = checkFlow(flow);
    for (const one of warnings) write(`Warning: ${toSentence(one)}\n`);
    for (const one of problems) write(`Problem: ${toSentence(one)}\n`);
    if (problems.length === 0) return flow;
    write(`\nTwilio would refuse this flow.\n${toCount(0, problems.length)}\n`);
  } catch (error) {
    if (!(error instanceof FlowError)) throw error;
    const isUnfilled = error.message.startsWith('No value was given');
    const advice = isUnfilled ? ' Give each by --set NAME=value.' : '';
    write(`Problem: ${error.message}${advice}\n\n${toCount(0, error.details.length)}\n`);
  }
  return undefined;
}

async function play(
  {
    given,
    flowText,
    scenarios,
  }: { given: SimulateArguments; flowText: string; scenarios: readonly ScenarioFile[] },
  { write, colored = false }: Terminal,
): Promise<ExitCode> {
  const { holes, isClassic, hasTrace, svgFolder } = given;
  const results = await runScenarios({
    flowText,
    scenarios: scenarios.map(({ scenario }) => scenario),
    holes,
    isClassic,
    onResult: (result) => write(`\n${toReport(result, { hasTrace, colored })}\n`),
  });
  if (svgFolder !== undefined) draw(svgFolder, scenarios, results);
  const passed = results.filter((one) => one.passed).length;
  write(`\n${toCount(passed, results.length - passed)}\n`);
  return passed === results.length ? 0 : 1;
}

/** A drawing for each scenario, with the way of its last execution. */
function draw(
  folder: string,
  scenarios: readonly ScenarioFile[],
  results: readonly ScenarioResult[],
): void {
  mkdirSync(folder, { recursive: true });
  for (const [index, { flow, executions }] of results.entries()) {
    const execution = executions.at(-1);
    if (execution)
      writeFileSync(join(folder, `${scenarios[index]?.name}.svg`), toSvg(flow, { execution }));
  }
}

async function explore(flow: FlowDefinition, { write }: Terminal): Promise<ExitCode> {
  const exploration = await exploreFlow(flow);
  const possible = exploration.transitions.filter(({ isForCalls }) => !isForCalls);
  const covered = possible.filter(({ isCovered }) => isCovered).length;
  const missing = possible.length - covered;
  write(`\n${toExplorationText(exploration)}\n\n${toCount(covered, missing)}\n`);
  return missing === 0 ? 0 : 1;
}

function toSentence({ widget, path, message }: Problem): string {
  const place = widget ?? path;
  return place === '' ? message : `${place}: ${message}`;
}

function toCount(passed: number, failed: number): string {
  return `${passed} passed, ${failed} failed`;
}
