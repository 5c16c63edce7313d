import * as v from 'valibot';
import { maxFlowBytes, maxWidgets } from './definition.ts';
import type { FlowDefinition } from './definition.ts';
import { FlowError } from './flow-error.ts';
import { flowShape, isTrigger } from './shape.ts';

const maxDepth = 100;

/**
 * Reads a flow: the JSON that the Console exports, as text or parsed. What it does not know is kept, and so is the
 * order of everything. Throws {@link FlowError}, which lists all that is wrong with the shape; whether the flow makes
 * sense is `checkFlow`'s business.
 *
 * @example
 * const flow = parseFlow(readFileSync('recipe.json', 'utf8'));
 */
export function parseFlow(input: unknown): FlowDefinition {
  const value = typeof input === 'string' ? parseText(input) : input;
  assertFewStates(value);
  assertShallow(value);
  // To valibot a list is an object without fields.
  const result = v.safeParse(flowShape, Array.isArray(value) ? null : value);
  if (result.success) return withNamedTrigger(value as FlowDefinition);
  throw new FlowError(
    result.issues.map((issue) => ({ path: toPath(issue.path ?? []), message: issue.message })),
  );
}

function parseText(text: string): unknown {
  if (Buffer.byteLength(text) > maxFlowBytes)
    throw new FlowError([{ path: '', message: 'The flow is larger than 1 MB.' }]);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new FlowError([{ path: '', message: `The flow is not JSON${toPlace(text, error)}.` }]);
  }
}

// The engine's own message would show a piece of the flow, and there may be a token in it.
function toPlace(text: string, error: unknown): string {
  if (/end of JSON input/u.test(String(error))) return ': it ends too early';
  const position = /at position (\d+)/u.exec(String(error))?.[1];
  if (position === undefined) return '';
  const before = text.slice(0, Number(position)).split('\n');
  return `: line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
}

function assertFewStates(value: unknown): void {
  if (typeof value !== 'object' || value === null || !('states' in value)) return;
  const { states } = value;
  if (!Array.isArray(states) || states.length <= maxWidgets) return;
  const message = `A flow may have ${maxWidgets} widgets; this one has ${states.length}.`;
  throw new FlowError([{ path: 'states', message }]);
}

// What reads a flow recurses into it, and JSON of 1 MB can be nested deeper than any stack.
function assertShallow(value: unknown): void {
  let level = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > maxDepth)
      throw new FlowError([
        { path: '', message: `The flow is nested deeper than ${maxDepth} levels.` },
      ]);
    level = level.flatMap((item): unknown[] =>
      typeof item === 'object' && item !== null ? Object.values(item) : [],
    );
  }
}

function withNamedTrigger(flow: FlowDefinition): FlowDefinition {
  const isWhole = flow.states.every(
    (state) => Object.hasOwn(state, 'name') && 'properties' in state,
  );
  if (isWhole) return flow;
  const states = flow.states.map((state) =>
    isTrigger(state) ? Object.assign({ name: 'Trigger', properties: {} }, state) : state,
  );
  return { ...flow, states };
}

function toPath(items: readonly { key?: unknown }[]): string {
  return items
    .map(({ key }) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./u, '');
}
