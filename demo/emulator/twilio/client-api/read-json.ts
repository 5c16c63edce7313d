import type { Context } from 'hono';
import * as v from 'valibot';
import { invalidParameter } from '../errors.ts';

/** Reads the JSON of a request inside the socket; an empty body is an empty object. Throws 400. */
export async function readJson<T extends v.GenericSchema>(
  c: Context,
  schema: T,
): Promise<v.InferOutput<T>> {
  const json = parseJson(await c.req.text());
  if (Array.isArray(json)) throw invalidParameter('The body is a list; it should be an object');
  const parsed = v.safeParse(schema, json);
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  throw invalidParameter(`${v.getDotPath(issue) ?? 'The body'}: ${issue.message}`);
}

function parseJson(text: string): unknown {
  if (text === '') return {};
  try {
    return JSON.parse(text);
  } catch {
    throw invalidParameter('The body is not valid JSON');
  }
}
