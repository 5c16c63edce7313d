import type { Step } from '../../../../emulator/studio/engine/step.ts';
import { kindOf } from '../../../../emulator/studio/trace/svg/kinds.ts';
import { adviceFor } from '../../../../emulator/studio/trace/text/advice.ts';
import {
  isEmpty,
  outputFacts,
  toPairs,
  type Fact,
} from '../../../../emulator/studio/trace/text/facts.ts';
import { toSpan } from '../../../../emulator/studio/trace/text/lines.ts';
import { toReason } from './to-reason.ts';

/** A step of an execution as the page tells it. */
export interface StepView {
  readonly number: number;
  readonly name: string;
  /** What the Console calls its widget. */
  readonly typeName: string;
  readonly state: 'done' | 'waiting' | 'failed';
  /** How long after the execution began, and how long it took. */
  readonly since: string;
  readonly took: string;
  /** Where it led, in few words: `success → route`. */
  readonly way: string;
  /** Why it led there. */
  readonly reason: string;
  /** All that it was given, after Liquid. */
  readonly inputs: readonly Fact[];
  readonly request?: { readonly line: string; readonly body: string };
  readonly response?: { readonly line: string; readonly isGood: boolean; readonly body: string };
  /** What it left for later widgets, by their names below `widgets.<name>`. */
  readonly output: readonly Fact[];
  readonly problem?: {
    readonly sentence: string;
    readonly advice?: string;
    readonly link?: string;
  };
}

/** Tells a step; `startedAt` is when its execution began, in ms since 1970. */
export function toStepView(step: Step, startedAt: number): StepView {
  const state = stateOf(step);
  const { number, name, request, response, problem } = step;
  return {
    number,
    name,
    typeName: kindOf(step.type).label,
    state,
    since: `+${toSpan(Math.max(0, step.startedAt - startedAt))}`,
    took: state === 'waiting' ? 'waits' : toSpan(step.endedAt - step.startedAt),
    way: toWay(step),
    reason: toReason(step),
    inputs: inputsOf(step),
    output: outputOf(step),
    ...(request && {
      request: { line: `${request.method} ${request.url}`, body: toParts(request.body ?? '') },
    }),
    ...(response && {
      response: {
        line: `${response.status} ${response.contentType}`.trim(),
        isGood: response.status >= 200 && response.status < 300,
        body: toPretty(response.body),
      },
    }),
    ...(problem && { problem: toProblem(problem) }),
  };
}

function stateOf({ event, problem }: Step): StepView['state'] {
  if (problem) return 'failed';
  return event === null ? 'waiting' : 'done';
}

function toWay({ event, next, problem }: Step): string {
  if (event !== null) return `${event} → ${next ?? 'the end'}`;
  return problem ? 'ends here' : 'waits here';
}

// Which Function it is says its address.
const lastKeys = new Set(['service_sid', 'environment_sid', 'function_sid']);

function inputsOf({ inputs }: Step): Fact[] {
  const entries = Object.entries(inputs).toSorted(
    ([one], [other]) => Number(lastKeys.has(one)) - Number(lastKeys.has(other)),
  );
  return entries.flatMap(([key, value]): Fact[] => {
    // Where the Console draws it; no widget sees it.
    if (key === 'offset' || (Array.isArray(value) && isEmpty(value))) return [];
    return toPairs(key, value).map(([name, text]): Fact => [name, toPretty(text)]);
  });
}

function outputOf(step: Step): Fact[] {
  // Their output is what they were given.
  if (step.type === 'set-variables') return [];
  return outputFacts(step).map(([name, value]): Fact => [name, toPretty(value)]);
}

/** A form's fields, a line each; JSON and the rest as they are read best. */
function toParts(body: string): string {
  if (!/^[\w.%-]+=/.test(body)) return toPretty(body);
  return Array.from(new URLSearchParams(body), ([key, value]) => `${key} = ${value}`).join('\n');
}

/** JSON on several lines; other text as it is. */
function toPretty(text: string): string {
  if (!/^\s*[[{]/.test(text)) return text;
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

function toProblem({ code, message }: NonNullable<Step['problem']>) {
  const advice = adviceFor(code);
  return {
    sentence: code ? `${code}: ${message}` : message,
    ...(advice && { advice }),
    ...(code && { link: `https://www.twilio.com/docs/api/errors/${code}` }),
  };
}
