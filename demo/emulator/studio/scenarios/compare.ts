import { isDeepStrictEqual } from 'node:util';
import { readPath, readTransitions, readTrigger, readWarnings, type Happened } from './outcome.ts';
import type { Expectation } from './scenario.ts';

/** Says in sentences where what happened is not what was expected; none where all is. */
export function compare(expected: Expectation, happened: Happened): string[] {
  return [
    ...compareOutcome(expected, happened),
    ...comparePath(expected, happened),
    ...compareTransitions(expected, happened),
    ...compareTask(expected, happened),
    ...compareReplies(expected, happened),
    ...compareWarnings(expected, happened),
  ];
}

function compareOutcome({ outcome }: Expectation, happened: Happened): string[] {
  if (outcome === happened.outcome) return [];
  const [why] = happened.outcome === 'failed' ? readWarnings(happened.executions).slice(-1) : [];
  const nothing = happened.executions.length === 0 ? ' No flow was started.' : '';
  return [
    `The outcome is "${happened.outcome}"; "${outcome}" was expected.${why ? ` ${why}` : ''}${nothing}`,
  ];
}

function comparePath({ path }: Expectation, { executions }: Happened): string[] {
  if (!path) return [];
  const trigger = readTrigger(executions);
  const expected = path.filter((name) => name !== trigger);
  const taken = readPath(executions);
  if (isDeepStrictEqual(expected, taken)) return [];
  const at = expected.findIndex((name, index) => name !== taken[index]);
  const place = at === -1 ? expected.length : at;
  return [
    `The path is ${toWay(taken)}; ${toWay(expected)} was expected. They part at step ${place + 1}: ` +
      `${taken[place] ?? 'the end'} in place of ${expected[place] ?? 'the end'}.`,
  ];
}

function compareTransitions({ transitions = [] }: Expectation, { executions }: Happened): string[] {
  const taken = readTransitions(executions);
  let from = 0;
  for (const one of transitions) {
    const at = taken.indexOf(one, from);
    if (at === -1) {
      const isOutOfOrder = taken.includes(one) ? ' where it was expected' : '';
      return [
        `The transition ${one} was not taken${isOutOfOrder}. Taken were ${taken.join(', ') || 'none'}.`,
      ];
    }
    from = at + 1;
  }
  return [];
}

function compareTask({ task: expected }: Expectation, { task }: Happened): string[] {
  if (!expected) return [];
  if (!task) return ['There is no task, and so none of its attributes.'];
  return compareParts('task.attributes', expected.attributes, task.attributes);
}

/** What is asked for has to be there; what else is there does not matter. */
function compareParts(place: string, expected: unknown, found: unknown): string[] {
  if (isObject(expected) && isObject(found))
    return Object.entries(expected).flatMap(([key, value]) =>
      compareParts(`${place}.${key}`, value, found[key]),
    );
  if (isDeepStrictEqual(expected, found)) return [];
  return [`${place} is ${toText(found)}; ${toText(expected)} was expected.`];
}

function compareReplies({ replies: expected }: Expectation, { replies }: Happened): string[] {
  if (!expected) return [];
  const failures = expected.flatMap((one, index) => {
    const found = replies[index];
    if (found === undefined) return [];
    if (typeof one === 'string')
      return one === found
        ? []
        : [`Reply ${index + 1} is ${toText(found)}; ${toText(one)} was expected.`];
    const isPart = found.includes(one.contains);
    return isPart
      ? []
      : [`Reply ${index + 1} is ${toText(found)}; it does not contain ${toText(one.contains)}.`];
  });
  if (expected.length === replies.length) return failures;
  const heard = replies.map(toText).join(', ') || 'nothing';
  const count = `${expected.length} ${expected.length === 1 ? 'reply was' : 'replies were'} expected`;
  return [...failures, `${count}; the visitor was told ${heard}.`];
}

function compareWarnings({ warnings: expected }: Expectation, { executions }: Happened): string[] {
  if (!expected) return [];
  const found = readWarnings(executions);
  if (expected.length === 0) return found.map((one) => `No warning was expected: ${one}`);
  return expected
    .filter((part) => !found.some((one) => one.includes(part)))
    .map(
      (part) =>
        `No warning contains ${toText(part)}. There ${found.length ? `was: ${found.join(' ')}` : 'was none.'}`,
    );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function toText(value: unknown): string {
  return value === undefined ? 'not there' : JSON.stringify(value);
}

function toWay(names: readonly string[]): string {
  return names.length === 0 ? '(no widget)' : names.join(' → ');
}
