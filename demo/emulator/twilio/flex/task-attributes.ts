import { invalidParameter } from '../errors.ts';

export type TaskAttributes = Record<string, unknown>;

// @see https://www.twilio.com/docs/taskrouter/limits
const longest = 4096;

/** Reads the attributes of a task, a JSON object as text or as it is. Throws 400. */
export function parseTaskAttributes(given: string | TaskAttributes): TaskAttributes {
  const value = typeof given === 'string' ? parseJson(given) : given;
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw invalidParameter('Attributes of a task are a JSON object');
  return value as TaskAttributes;
}

/** The attributes as a task keeps them. Throws 400 when they are too long. */
export function toTaskAttributes(given: string | TaskAttributes): string {
  const text = JSON.stringify(parseTaskAttributes(given));
  if (text.length > longest)
    throw invalidParameter(`Attributes of a task are longer than ${longest} characters`);
  return text;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw invalidParameter('Attributes of a task are not valid JSON');
  }
}
