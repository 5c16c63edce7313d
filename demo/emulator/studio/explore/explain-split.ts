import type { FlowContext } from '../engine/context.ts';
import { matches } from '../conditions/matches.ts';
import type { Condition, FlowState } from '../flow/definition.ts';
import { makeCandidates } from './candidates.ts';
import type { Findings } from './explain.ts';
import { isGiven, toVariable, traceTemplates } from './sources.ts';
import { readPaths } from './flow-reads.ts';

/** Says why a split that had its turn never took one of its transitions. */
export function explainSplit(state: FlowState, index: number, findings: Findings): string {
  const { conditions = [], event } = state.transitions[index] ?? {};
  if (event === 'noMatch') return explainNoMatch(state, findings);
  if (event !== 'match') return `A split never comes to "${event ?? ''}".`;
  if (conditions.length === 0) return 'It has no condition, and so never matches.';
  for (const condition of conditions) {
    const reason = explainCondition(condition, findings);
    if (reason !== undefined) return reason;
  }
  const all = conditions.map(toText).join(' and ');
  const isAlone = isTogetherPossible(conditions);
  if (!isAlone) return `No value satisfies ${all} at once.`;
  const earlier = state.transitions
    .slice(0, index)
    .some(({ conditions: before = [] }) => before.some((one) => isSameArgument(one, conditions)));
  const why = earlier
    ? `an earlier condition takes the values of ${all}, or what leads here rules them out`
    : `what leads here rules out ${all}`;
  return findings.isComplete
    ? `No run came to it: ${why}.`
    : `The search came to its bound; perhaps ${why}.`;
}

function explainNoMatch({ transitions }: FlowState, { isComplete }: Findings): string {
  const first = transitions.findIndex(({ event }) => event === 'noMatch');
  if (first === -1) return 'It has no such transition.';
  const all = transitions.flatMap(({ conditions = [] }) => conditions.map(toText));
  return isComplete
    ? `In every run one of the conditions held: ${all.join(', ')}.`
    : 'The search came to its bound before a value that matches nothing.';
}

/** Why one condition can never hold; `undefined` where it can. */
function explainCondition(condition: Condition, findings: Findings): string | undefined {
  const [template = ''] = condition.arguments;
  const paths = readPaths(template);
  const unset = findUnset(template, findings);
  if (paths.length > 0 && unset.length === paths.length && !isSatisfiable(condition, [''])) {
    const names = unset.map((keys) => keys.join('.')).join(', ');
    return `The condition reads ${names}, which nothing sets.`;
  }
  const { holds, fails } = makeCandidates(condition);
  if (!isSatisfiable(condition, [...holds, ...fails]))
    return `No value satisfies ${toText(condition)}.`;
  return explainFixed(condition, findings);
}

/** Why a condition never holds that reads nothing from outside; `undefined` where it reads something. */
function explainFixed(condition: Condition, { graph, reads }: Findings): string | undefined {
  const [template = ''] = condition.arguments;
  const [own = '', ...made] = traceTemplates(template, reads, graph.types);
  if (readPaths(own).some((keys) => toVariable(keys, graph.types) === undefined)) return undefined;
  if (made.some((one) => /\{[{%]/u.test(one)) || /["']now["']/u.test(own)) return undefined;
  const values = made.length > 0 ? made : [own];
  if (isSatisfiable(condition, ['', ...values])) return undefined;
  const list = values.map((one) => JSON.stringify(one)).join(' or ');
  return `The condition ${toText(condition)} never holds: what it reads is always ${list}.`;
}

/** What a template reads that stands nowhere. */
function findUnset(template: string, { graph, reads }: Findings): (readonly string[])[] {
  return readPaths(template).filter((keys) => {
    const variable = toVariable(keys, graph.types);
    if (variable !== undefined) return !reads.variables.has(variable);
    const [root, name = '', key = ''] = keys;
    if (root !== 'widgets') return false;
    const type = graph.types.get(name);
    return type === undefined || !(isGiven(type, key) || leaves(type, key));
  });
}

/** What widgets leave by themselves. */
function leaves(type: string, key: string): boolean {
  if (type.startsWith('send-')) return true;
  return key === 'content_type' && (type === 'make-http-request' || type === 'run-function');
}

function isSatisfiable(condition: Condition, values: readonly unknown[]): boolean {
  return values.some((value) => isMet(condition, value));
}

/** Whether one value satisfies all conditions that read the same; those that read different things do not meet. */
function isTogetherPossible(conditions: readonly Condition[]): boolean {
  const groups = toGroups(conditions);
  return groups.every((group) => {
    const values = group.flatMap((one) => makeCandidates(one).holds);
    const texts = values.filter((one) => typeof one === 'string');
    const numbers = group.map(({ value }) => Number(value)).filter(Number.isFinite);
    const middle = numbers.reduce((a, b) => a + b, 0) / Math.max(numbers.length, 1);
    const all = [...values, texts.join(' '), middle];
    return all.some((value) => group.every((one) => isMet(one, value)));
  });
}

function toGroups(conditions: readonly Condition[]): Condition[][] {
  const groups = new Map<string, Condition[]>();
  for (const condition of conditions) {
    const key = (condition.arguments[0] ?? '').trim();
    groups.set(key, [...(groups.get(key) ?? []), condition]);
  }
  return [...groups.values()];
}

/** Whether a condition holds for a value, whatever it reads. */
function isMet(condition: Condition, value: unknown): boolean {
  try {
    const context = { ...empty, trigger: { value } };
    return matches({ ...condition, arguments: ['{{trigger.value}}'] }, context, 0);
  } catch {
    return false;
  }
}

function isSameArgument(
  { arguments: [one = ''] }: Condition,
  others: readonly Condition[],
): boolean {
  return others.some(({ arguments: [other = ''] }) => other.trim() === one.trim());
}

function toText({ type, value }: Condition): string {
  return `\`${value && !/blank/u.test(type) ? `${type} ${value}` : type}\``;
}

const empty: FlowContext = {
  trigger: {},
  flow: { sid: '', flow_sid: '', variables: {}, data: {}, channel: { address: '' } },
  contact: { channel: { address: '' } },
  widgets: {},
};
