import { Response as FunctionResponse } from './response.ts';
import type { Outcome } from './run-handler.ts';

/** What a Function has answered, as JSON for who looks on. No stack is in it: that names paths of this machine. */
export function toTold(outcome: Outcome): unknown {
  if (outcome.kind !== 'answered') return { problem: `The Function has ${outcome.kind}.` };
  const { payload } = outcome;
  const body = payload instanceof FunctionResponse ? payload.body : payload;
  if (Buffer.isBuffer(body)) return `${body.length} bytes`;
  try {
    return JSON.parse(JSON.stringify(body ?? null)) as unknown;
  } catch {
    // TwiML refers to itself, and is a text in the end.
    return String(body);
  }
}
