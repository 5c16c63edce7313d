import type { Context } from 'hono';
import { invalidParameter } from '../errors.ts';

/** The parameters of a call, as Twilio takes them: form-urlencoded, names such as `FriendlyName`. */
export interface Parameters {
  text(name: string): string | undefined;
  /** A text, or `null` where it was given as empty. */
  textOrNull(name: string): string | null | undefined;
  /** Throws 400 where it is missing. */
  required(name: string): string;
  /** A parameter given more than once, such as `Configuration.Filters`. */
  list(name: string): string[];
  number(name: string): number | undefined;
  boolean(name: string): boolean | undefined;
  oneOf<T extends string>(name: string, allowed: readonly T[]): T | undefined;
  /** ISO 8601 → ms since 1970 */
  date(name: string): number | undefined;
  has(name: string): boolean;
}

/** Reads the body of a call by form. */
export async function readParameters(c: Context): Promise<Parameters> {
  const type = c.req.header('content-type') ?? '';
  const body = await c.req.text();
  if (body && !type.startsWith('application/x-www-form-urlencoded'))
    throw invalidParameter('Send parameters as application/x-www-form-urlencoded');
  return toParameters(new URLSearchParams(body));
}

export function toParameters(given: URLSearchParams): Parameters {
  const text = (name: string) => given.get(name) ?? undefined;
  const parameters: Parameters = {
    text,
    textOrNull: (name) => (given.get(name) === '' ? null : text(name)),
    required(name) {
      const value = text(name);
      if (!value) throw invalidParameter(`Missing required parameter ${name} in the post body`);
      return value;
    },
    list: (name) => given.getAll(name),
    number(name) {
      const value = text(name);
      if (value === undefined) return undefined;
      if (value.trim() === '' || !Number.isFinite(Number(value)))
        throw invalidParameter(`${name} is no number`);
      return Number(value);
    },
    boolean(name) {
      const value = text(name)?.toLowerCase();
      if (value === undefined) return undefined;
      if (value !== 'true' && value !== 'false')
        throw invalidParameter(`${name} is neither true nor false`);
      return value === 'true';
    },
    oneOf(name, allowed) {
      const value = text(name);
      if (value === undefined) return undefined;
      const found = allowed.find((one) => one === value);
      if (found === undefined)
        throw invalidParameter(`${name} is not one of ${allowed.join(', ')}`);
      return found;
    },
    date(name) {
      const value = text(name);
      if (value === undefined) return undefined;
      const time = Date.parse(value);
      if (Number.isNaN(time)) throw invalidParameter(`${name} is no date of ISO 8601`);
      return time;
    },
    has: (name) => given.has(name),
  };
  return parameters;
}
