import type { Context } from 'hono';
import * as v from 'valibot';

/** What was sent to the control API cannot be used; the message names the field and says what is wrong there. */
export class InputError extends Error {
  override name = 'InputError';
}

/** Checks a value from outside; `name` is what to call it as a whole. Throws {@link InputError}. */
export function parseInput<S extends v.GenericSchema>(
  schema: S,
  input: unknown,
  name: string,
): v.InferOutput<S> {
  // To valibot a list is an object without fields, which would mean everybody.
  if (Array.isArray(input)) throw new InputError(`${name}: It is a list; give an object.`);
  const result = v.safeParse(schema, input);
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw new InputError(`${v.getDotPath(issue) ?? name}: ${issue.message}`);
}

/** Reads the JSON of a request; without a body it is `{}`. Throws {@link InputError}. */
export async function readInput<S extends v.GenericSchema>(
  c: Context,
  schema: S,
): Promise<v.InferOutput<S>> {
  return parseInput(schema, await readJson(c), 'The body');
}

/** Reads the JSON of a request, not yet checked. Throws {@link InputError}. */
export async function readJson(c: Context): Promise<unknown> {
  const text = await c.req.text();
  try {
    return text === '' ? {} : (JSON.parse(text) as unknown);
  } catch {
    throw new InputError('The body is no JSON.');
  }
}
