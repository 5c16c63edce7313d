import type { Step } from '../../engine/step.ts';
import { adviceFor } from './advice.ts';
import { inputFacts, outputFacts, toLine, type Fact } from './facts.ts';
import { columnsOf } from '../text-width.ts';
import { cutName, cutValue, padTo, pageWidth, toSpan, wrapWords } from './lines.ts';
import type { Paint, Tone } from './paint.ts';

export interface Columns {
  number: number;
  name: number;
  type: number;
}

const labelWidest = 24;

/** A step: what ran, what it was given, what it asked, what it left, and where it led. */
export function stepLines(step: Step, columns: Columns, startedAt: number, paint: Paint): string[] {
  const indent = ' '.repeat(columns.number + 2);
  const waited = step.event === null && !step.problem;
  const took = waited ? 'waits' : toSpan(step.endedAt - step.startedAt);
  const name = padTo(cutName(step.name, columns.name), columns.name);
  const type = padTo(cutName(step.type, columns.type), columns.type);
  const since = `+${toSpan(step.startedAt - startedAt)}`;
  const head = [
    String(step.number).padStart(columns.number),
    paint('bold', name),
    paint('dim', type),
    padTo(since, 12) + paint('dim', took),
  ];
  return [
    head.join('  '),
    ...factLines(factsOf(step), indent, paint),
    ...problemLines(step, indent, paint),
    indent + whereTo(step, pageWidth - indent.length, paint),
  ];
}

function factsOf(step: Step): [Fact, Tone | undefined][] {
  const { request, response, matched } = step;
  const asked: Fact[] = request ? [['asked', `${request.method} ${request.url}`]] : [];
  const sent: Fact[] = request?.body ? [['with', request.body]] : [];
  const answered: Fact[] = response
    ? [
        [
          'answered',
          [response.status, response.contentType, toLine(response.body)].join(' ').trim(),
        ],
      ]
    : [];
  const isGood = response ? response.status >= 200 && response.status < 300 : true;
  return [
    ...plain(inputFacts(step)),
    ...plain([...asked, ...sent]),
    ...answered.map((fact): [Fact, Tone | undefined] => [fact, isGood ? undefined : 'red']),
    ...plain(
      outputFacts(step).map(([name, value], index) => [index ? '' : 'left', `${name} = ${value}`]),
    ),
    ...plain(matched === undefined ? [] : [['matched', matched]]),
  ];
}

function plain(facts: readonly Fact[]): [Fact, undefined][] {
  return facts.map((fact) => [fact, undefined]);
}

function factLines(
  facts: readonly [Fact, Tone | undefined][],
  indent: string,
  paint: Paint,
): string[] {
  const labels = facts.map(([[label]]) => cutName(label, labelWidest));
  const width = Math.max(8, ...labels.map(columnsOf));
  return facts.map(([[, value], tone], index) => {
    const shown = cutValue(value, pageWidth - indent.length - width - 2);
    const label = paint('dim', padTo(labels[index] ?? '', width));
    return `${indent}${label}  ${tone ? paint(tone, shown) : shown}`;
  });
}

function problemLines({ problem }: Step, indent: string, paint: Paint): string[] {
  if (!problem) return [];
  return describeProblem(problem, pageWidth - indent.length).map(
    (line) => indent + paint('red', line),
  );
}

/** A problem with Twilio's code, and what to do. */
export function describeProblem({ code, message }: NonNullable<Step['problem']>, columns: number) {
  const advice = adviceFor(code);
  const lines = wrapWords(`✗ ${code ? `${code}: ` : ''}${message}`, columns);
  const help = advice ? wrapWords(advice, columns - 2).map((line) => `  ${line}`) : [];
  const link = code ? [`  https://www.twilio.com/docs/api/errors/${code}`] : [];
  return [...lines, ...help, ...link];
}

function whereTo({ event, next, problem }: Step, columns: number, paint: Paint): string {
  if (event === null) {
    return problem ? paint('red', '■ the execution ends here') : paint('yellow', '… waits here');
  }
  return paint('green', cutName(next ? `→ ${event} → ${next}` : `→ ${event} → the end`, columns));
}
