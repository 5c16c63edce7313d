import * as v from 'valibot';
import { HubError } from '../hub-error.ts';
import type { ControlAction } from '../api.ts';
import { faultNames } from './fault-controls.ts';

// A year: what is further away is a slip.
const longestMoveMs = 366 * 86_400_000;

const schema = v.variant('do', [
  v.strictObject({ do: v.literal('fault'), fault: v.picklist(faultNames), on: v.boolean() }),
  v.strictObject({ do: v.literal('clear-faults') }),
  v.strictObject({
    do: v.literal('advance'),
    ms: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(longestMoveMs)),
  }),
  v.strictObject({ do: v.picklist(['freeze', 'run', 'reset-clock']) }),
  v.strictObject({ do: v.picklist(['compute-traits', 'drop-sockets', 'expire-tokens']) }),
  v.strictObject({ do: v.literal('consent'), granted: v.boolean() }),
  v.strictObject({ do: v.literal('another-person') }),
]);

/** Reads what shall be done. Throws a {@link HubError} that says what is wrong. */
export function parseAction(input: unknown): ControlAction {
  const result = v.safeParse(schema, input);
  if (result.success) return result.output;
  const [issue] = result.issues;
  const place = v.getDotPath(issue) ?? 'The action';
  throw new HubError(400, `${place}: ${issue.message}. Send such as { "do": "freeze" } as JSON.`);
}
