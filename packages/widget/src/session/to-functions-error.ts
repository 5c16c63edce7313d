import { isRecord, readText } from '@docent/identity';
import { FunctionsError } from './functions-api.ts';

type Kind = FunctionsError['kind'];

const kinds: Readonly<Record<string, Kind>> = {
  'chat-closed': 'over',
  'chat-not-found': 'over',
  'token-refused': 'over',
  'other-person': 'other-person',
  'identity-refused': 'identity',
  'wrong-phone': 'phone',
  // A 500 all the same, and one that waiting does not mend.
  'not-configured': 'refused',
};
const passing: readonly number[] = [408, 425, 429];

/** What a Function has answered that is of no use. */
export interface UselessAnswer {
  readonly name: string;
  readonly status: number;
  /** The body as JSON; undefined where it is none. */
  readonly json: unknown;
  readonly retryAfterMs: number | undefined;
}

/**
 * Turns a refusal of a Function into an error, with the sentence that it has for developers. What no Function would answer
 * may come from something in between: `later`.
 *
 * @example
 * throw toFunctionsError({ name: 'start-chat', status, json, retryAfterMs });
 */
export function toFunctionsError({
  name,
  status,
  json,
  retryAfterMs,
}: UselessAnswer): FunctionsError {
  const error = isRecord(json) && isRecord(json['error']) ? json['error'] : {};
  const code = readText(error, 'code', 50);
  const sentence = readText(error, 'message', 2000);
  if (!code || !sentence || status < 400) {
    const message = `${name} answered ${status}, and not as our Functions do. Check functionsUrl.`;
    return new FunctionsError('later', message, retryAfterMs);
  }
  return new FunctionsError(toKind(code, status), `${name}: ${sentence}`, retryAfterMs, code);
}

function toKind(code: string, status: number): Kind {
  const kind = Object.hasOwn(kinds, code) ? kinds[code] : undefined;
  return kind ?? (status >= 500 || passing.includes(status) ? 'later' : 'refused');
}
