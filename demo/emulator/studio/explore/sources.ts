import type { TriggerEvent } from '../flow/definition.ts';
import { readPaths, type FlowReads } from './flow-reads.ts';

/** Something that the world outside gives, and that a condition depends on. */
export interface Source {
  keys: readonly string[];
  /** The turn of the widget that gives it; 0 where no widget does. */
  turn: number;
}

/** Where a run has got to. */
export interface Place {
  trigger: TriggerEvent;
  /** How many turns each widget has had. */
  turns: ReadonlyMap<string, number>;
  /** The type of each widget. */
  types: ReadonlyMap<string, string>;
}

const namespaces: Partial<Record<TriggerEvent, readonly string[]>> = {
  incomingMessage: ['message'],
  incomingConversationMessage: ['conversation'],
  incomingRequest: ['request'],
  incomingParent: ['parent'],
};

// Deeper, and a variable is set from itself.
const deepest = 4;

/** What a template depends on that can be chosen, also by way of the flow's variables. */
export function findSources(template: string, reads: FlowReads, place: Place): Source[] {
  const found = new Map<string, Source>();
  for (const keys of traceAll(template, reads, place.types)) {
    const turn = giverOf(keys, place);
    if (turn !== undefined) found.set(`${keys.join('\n')}#${turn}`, { keys, turn });
  }
  return [...found.values()];
}

/** What a template reads, with what the flow's own variables are made of in their place. */
export function traceAll(
  template: string,
  reads: FlowReads,
  types: Place['types'],
  depth = 0,
): (readonly string[])[] {
  if (depth > deepest) return [];
  return readPaths(template).flatMap((keys) => {
    const name = toVariable(keys, types);
    if (name === undefined) return [keys];
    const made = reads.variables.get(name) ?? [];
    return made.flatMap((one) => traceAll(one, reads, types, depth + 1));
  });
}

/** Every template that takes part: its own, and those of the variables that it reads. */
export function traceTemplates(
  template: string,
  reads: FlowReads,
  types: Place['types'],
  depth = 0,
): string[] {
  if (depth > deepest) return [];
  const names = readPaths(template).flatMap((keys) => toVariable(keys, types) ?? []);
  const made = names.flatMap((name) => reads.variables.get(name) ?? []);
  return [template, ...made.flatMap((one) => traceTemplates(one, reads, types, depth + 1))];
}

/** The name of a flow's variable, if a path reads one. */
export function toVariable(keys: readonly string[], types: Place['types']): string | undefined {
  const [root, second = '', third] = keys;
  if (root === 'flow' && second === 'variables') return third;
  return root === 'widgets' && types.get(second) === 'set-variables' ? third : undefined;
}

/** The turn that gives a value: 0 for what the run begins with, `undefined` where nothing gives it. */
function giverOf(
  [root, second = '', third]: readonly string[],
  { trigger, turns, types }: Place,
): number | undefined {
  if (root === 'trigger') return namespaces[trigger]?.includes(second) && third ? 0 : undefined;
  if (root === 'flow') return trigger === 'incomingRequest' && second === 'data' ? 0 : undefined;
  if (root === 'contact') return 0;
  if (third === undefined || !isGiven(types.get(second), third)) return undefined;
  const turn = turns.get(second) ?? 0;
  return turn > 0 ? turn : undefined;
}

/** Whether a widget of a type gets what it leaves at a key from outside. */
export function isGiven(type: string | undefined, key: string): boolean {
  if (type === 'send-and-wait-for-reply') return key === 'inbound';
  if (type === 'run-subflow') return true;
  const isHttp = type === 'make-http-request' || type === 'run-function';
  return isHttp && ['parsed', 'body', 'status_code'].includes(key);
}
