import type { Condition, FlowState } from '../flow/definition.ts';
import type { Change, Migrated } from './change.ts';
import { rewriteText } from './rewrite-text.ts';

/** Makes all Liquid of a widget read the Conversations trigger. */
export function migrateTexts(state: FlowState, path: string): Migrated<FlowState> {
  const changes: Change[] = [];
  const migrate = (text: string, place: string): string => {
    const { text: after, moved, left } = rewriteText(text);
    const at = { widget: state.name, path: `${path}.${place}`, before: text };
    if (moved.length > 0) changes.push({ ...at, after, reason: toReason(moved) });
    for (const name of left) changes.push({ ...at, ...toLeft(name), after, before: after });
    return after;
  };
  const properties = rewriteDeep(
    state.properties,
    'properties',
    migrate,
  ) as FlowState['properties'];
  const transitions = state.transitions.map((transition, at) => {
    if (transition.conditions === undefined) return transition;
    const place = `transitions[${at}].conditions`;
    const conditions = transition.conditions.map((condition, index) =>
      rewriteCondition(condition, `${place}[${index}]`, migrate),
    );
    return { ...transition, conditions };
  });
  return { value: { ...state, transitions, properties }, changes };
}

type Rewrite = (text: string, place: string) => string;

// `friendly_name` is a label of the Console, and is never rendered.
function rewriteCondition(condition: Condition, place: string, rewrite: Rewrite): Condition {
  return {
    ...condition,
    arguments: condition.arguments.map((text, at) => rewrite(text, `${place}.arguments[${at}]`)),
    value: rewrite(condition.value, `${place}.value`),
  };
}

function rewriteDeep(value: unknown, place: string, rewrite: Rewrite): unknown {
  if (typeof value === 'string') return rewrite(value, place);
  if (Array.isArray(value))
    return value.map((item: unknown, at) => rewriteDeep(item, `${place}[${at}]`, rewrite));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]: [string, unknown]) => [
      key,
      rewriteDeep(item, `${place}.${key}`, rewrite),
    ]),
  );
}

function toReason(moved: readonly { before: string; after: string }[]): string {
  const names = new Map(moved.map(({ before, after }) => [before, after]));
  const list = [...names].map(([before, after]) => `${before} is now ${after}`);
  return `Under the Conversations trigger ${list.join(', ')}.`;
}

function toLeft(name: string): Pick<Change, 'reason' | 'needsYourEye'> {
  return {
    reason: `The Conversations trigger has nothing that is known to be "${name}": it will be empty.`,
    needsYourEye: true,
  };
}
