import type { Condition, FlowState } from '../flow/definition.ts';
import { readTexts } from '../flow/texts.ts';
import { makeCandidates, readLiterals } from './candidates.ts';
import { combine } from './combine.ts';
import type { FlowReads } from './flow-reads.ts';
import type { Graph } from './graph.ts';
import { defaultNow, withValue, type Plan } from './plan.ts';
import { findSources, traceTemplates, type Place, type Source } from './sources.ts';
import { unwrap } from './unwrap.ts';

interface Options {
  graph: Graph;
  reads: FlowReads;
  place: Place;
}

type Change = (plan: Plan) => Plan;

const hourMs = 3_600_000;

/**
 * Plans that may make a split take one of its transitions, the likeliest first: what its conditions depend on gets
 * values that satisfy them, and do not satisfy those before it.
 */
export function planSplit(plan: Plan, state: FlowState, index: number, options: Options): Plan[] {
  const wanted = state.transitions[index];
  const all = state.transitions.flatMap(({ conditions = [] }) => conditions);
  const own = wanted?.conditions ?? [];
  // Nothing may match: then every condition has to be failed.
  const conditions = own.length > 0 ? own : all;
  const axes = findAxes(conditions, options).map(({ source, templates }): Change[] => {
    const about = all.filter(({ arguments: [one = ''] }) => reads(one, source, options));
    const first = about.filter((one) => conditions.includes(one));
    const values = first.flatMap((one) => {
      const { holds, fails } = makeCandidates(one);
      return own.length > 0 ? [...holds, ...fails] : [...fails, ...holds];
    });
    const rest = findElsewhere(source, options);
    const literals = templates.flatMap(readLiterals);
    const bare = templates.flatMap((one) => unwrap(one, values));
    const unique = uniqueValues([...bare, ...values, ...joinTexts(first), ...literals, ...rest]);
    return [(same) => same, ...unique.map((value) => toChange(source, value))];
  });
  const times = own.some(isTimed(options)) || all.some(isTimed(options)) ? [toTimes()] : [];
  return combine([...axes, ...times]).map((changes) =>
    changes.reduce((changed, change) => change(changed), plan),
  );
}

/** Plans with other values for what a widget reads: what it does may need a number, or a text, or nothing. */
export function planOther(plan: Plan, state: FlowState, options: Options): Plan[] {
  const templates = readTexts(state).map(({ text }) => text);
  const sources = templates.flatMap((one) => findSources(one, options.reads, options.place));
  const values = ['text', 'https://example.com/', '+14155552671', '', undefined];
  return values.map((value) =>
    sources.reduce((changed, source) => withValue(changed, { ...source, value }), plan),
  );
}

function findAxes(conditions: readonly Condition[], { reads: known, place, graph }: Options) {
  const axes = new Map<string, { source: Source; templates: string[] }>();
  for (const condition of conditions) {
    for (const template of [condition.arguments[0] ?? '', condition.value ?? '']) {
      const templates = traceTemplates(template, known, graph.types);
      for (const source of findSources(template, known, place)) {
        const key = toKey(source);
        axes.set(key, { source, templates: [...(axes.get(key)?.templates ?? []), ...templates] });
      }
    }
  }
  return [...axes.values()];
}

function reads(template: string, source: Source, { reads: known, place }: Options): boolean {
  return findSources(template, known, place).some((one) => toKey(one) === toKey(source));
}

/** What other splits ask of the same value: one that is met already may have to stay so. */
function findElsewhere(source: Source, options: Options): unknown[] {
  return options.graph.flow.states
    .flatMap(({ transitions }) => transitions.flatMap(({ conditions = [] }) => conditions))
    .filter(({ arguments: [one = ''] }) => reads(one, source, options))
    .flatMap((one) => makeCandidates(one).holds);
}

/** One text for several conditions that all have to hold: one in which there is what each asks for. */
function joinTexts(conditions: readonly Condition[]): string[] {
  const texts = conditions.flatMap((one) => {
    const [first] = makeCandidates(one).holds;
    return typeof first === 'string' ? [first] : [];
  });
  const numbers = conditions.map(({ value }) => Number(value)).filter(Number.isFinite);
  const middle = numbers.length > 1 ? numbers.reduce((a, b) => a + b, 0) / numbers.length : NaN;
  return [
    ...(texts.length > 1 ? [texts.join(' '), texts.toReversed().join(' ')] : []),
    ...(Number.isNaN(middle) ? [] : [String(middle)]),
  ];
}

function isTimed({ reads: known, graph }: Options): (condition: Condition) => boolean {
  return ({ arguments: [one = ''], value }) =>
    [one, value ?? ''].some((text) =>
      traceTemplates(text, known, graph.types).some((made) => /["'](?:now|today)["']/u.test(made)),
    );
}

/** Each hour of a week, and each month of two years. */
function toTimes(): Change[] {
  const hours = Array.from({ length: 168 }, (_, hour) => defaultNow + hour * hourMs + hourMs / 2);
  const months = Array.from({ length: 24 }, (_, month) => defaultNow + month * 30.4 * 24 * hourMs);
  const far = ['2000-01-01', '2020-06-15', '2035-06-15', '2099-12-31'].map((day) =>
    Date.parse(day),
  );
  const times = [...hours, ...months.map(Math.round), ...far];
  return [(same) => same, ...times.map((now): Change => (plan) => ({ ...plan, now }))];
}

function toChange(source: Source, value: unknown): Change {
  return (plan) => withValue(plan, { ...source, value: toKind(source, value) });
}

/** Answers and attributes are JSON; what a person writes, and what Twilio says of it, is text. */
function toKind({ keys }: Source, value: unknown): unknown {
  const isJson =
    keys.includes('parsed') || keys.includes('ChannelAttributes') || keys[0] === 'flow';
  return isJson || typeof value === 'string' || value === undefined ? value : JSON.stringify(value);
}

function uniqueValues(values: readonly unknown[]): unknown[] {
  const seen = new Map(values.map((value) => [`${typeof value} ${String(value)}`, value]));
  return [...seen.values()];
}

function toKey({ keys, turn }: Source): string {
  return `${keys.join('\n')}#${turn}`;
}
