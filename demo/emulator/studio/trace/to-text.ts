import type { Execution } from '../engine/step.ts';
import type { FlowDefinition } from '../flow/definition.ts';
import { cutName, cutValue, padTo, pageWidth, toSpan, wrapWords } from './text/lines.ts';
import { outcomeOf } from './text/outcome.ts';
import { createPaint, type Paint } from './text/paint.ts';
import { describeProblem, stepLines, type Columns } from './text/step-lines.ts';
import { columnsOf } from './text-width.ts';

export interface TextOptions {
  /** For a terminal that shows colors. */
  colored?: boolean;
}

const labelWidth = 11;
const nameWidest = 44;
const typeWidest = 26;

/** An execution as a person reads it in a terminal, in at most 120 columns. */
export function toText(
  execution: Execution,
  flow: FlowDefinition,
  { colored = false }: TextOptions = {},
): string {
  const paint = createPaint(colored);
  const columns = toColumns(execution);
  const steps = execution.steps.map((step) =>
    stepLines(step, columns, execution.startedAt, paint).join('\n'),
  );
  const parts = [headerLines(execution, flow, paint).join('\n'), ...steps];
  const remarks = execution.remarks.flatMap((remark) =>
    hang('! ', wrapWords(remark, pageWidth - 2)).map((line) => paint('yellow', line)),
  );
  if (remarks.length > 0) parts.push(remarks.join('\n'));
  return `${parts.join('\n\n')}\n`;
}

function headerLines(execution: Execution, flow: FlowDefinition, paint: Paint): string[] {
  const name = flow.description?.trim() || 'no description';
  const { flowSid, revision, sid, triggerEvent, contact, problem, steps } = execution;
  const line = (label: string, value: string) =>
    paint('dim', padTo(label, labelWidth)) + cutValue(value, pageWidth - labelWidth);
  const outcome = wrapWords(outcomeOf(execution), pageWidth - labelWidth);
  const tone = toneOf(execution);
  const isTold = problem && steps.some((step) => step.problem?.message === problem.message);
  return [
    line('Flow', `${name} (${flowSid}, revision ${revision})`),
    line('Execution', sid),
    line('Trigger', triggerEvent),
    line('Contact', contact),
    ...outcome.map(
      (text, index) => paint('dim', padTo(index ? '' : 'Outcome', labelWidth)) + paint(tone, text),
    ),
    line('Took', durationOf(execution)),
    ...(problem && !isTold
      ? describeProblem(problem, pageWidth).map((text) => paint('red', text))
      : []),
  ];
}

function durationOf({ startedAt, endedAt, steps }: Execution): string {
  const count = `${steps.length} step${steps.length === 1 ? '' : 's'}`;
  const from = new Date(startedAt).toISOString().replace('T', ' ').replace('Z', ' UTC');
  const end = endedAt ?? steps.at(-1)?.endedAt ?? startedAt;
  return `${toSpan(end - startedAt)}${endedAt === null ? ' so far' : ''}, ${count}, from ${from}`;
}

function toneOf({ status, endReason }: Execution) {
  if (status === 'active') return 'yellow';
  return endReason === 'failed' ? 'red' : 'green';
}

function toColumns({ steps }: Execution): Columns {
  const widest = (texts: readonly string[], limit: number) =>
    Math.min(limit, Math.max(0, ...texts.map((text) => columnsOf(cutName(text, limit)))));
  return {
    number: String(steps.length).length,
    name: widest(
      steps.map(({ name }) => name),
      nameWidest,
    ),
    type: widest(
      steps.map(({ type }) => type),
      typeWidest,
    ),
  };
}

function hang(mark: string, lines: readonly string[]): string[] {
  return lines.map((line, index) => (index === 0 ? mark : ' '.repeat(mark.length)) + line);
}
