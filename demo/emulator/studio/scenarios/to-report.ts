import { toText } from '../trace/to-text.ts';
import { readPath, readWarnings } from './outcome.ts';
import type { ScenarioResult } from './run-scenario.ts';

export interface ReportOptions {
  /** Shows the trace of every scenario, not only of those that failed. */
  hasTrace?: boolean;
  /** For a terminal that shows colors. */
  colored?: boolean;
}

// What Flex adds by itself comes behind what the flow says, and is longer.
const longestValue = 200;

/** Says how a scenario went: what happened, and where that is not what was expected. */
export function toReport(result: ScenarioResult, options: ReportOptions = {}): string {
  const { name, passed, failures, executions, flow, outcome, task, replies } = result;
  const warnings = readWarnings(executions);
  const lines = [
    `${passed ? '✓' : '✗'} ${name}`,
    ...failures.map((one) => `    ✗ ${one}`),
    ...(executions.length === 0
      ? []
      : [`    Path     ${toWay(result)}`, `    Outcome  ${outcome}`]),
    ...(task ? [`    Task     ${cutText(JSON.stringify(task.attributes))}`] : []),
    ...replies.map((one) => `    Reply    ${JSON.stringify(one)}`),
    ...warnings.map((one) => `    Warning  ${one}`),
  ];
  if (passed && !options.hasTrace) return lines.join('\n');
  const traces = executions.map((one) => indent(toText(one, flow, options)));
  return [lines.join('\n'), ...traces].join('\n\n');
}

/** The widgets of each execution; a chat may begin several. */
function toWay({ executions }: ScenarioResult): string {
  return executions
    .map((one) => {
      const path = readPath([one]).join(' → ') || '(no widget)';
      return one.waitingAt === null ? path : `${path} (waits)`;
    })
    .join(' ‖ ');
}

function cutText(text: string): string {
  return text.length > longestValue ? `${text.slice(0, longestValue)}…` : text;
}

function indent(text: string): string {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => (line === '' ? '' : `    ${line}`))
    .join('\n');
}
