import type { Callback } from '../twilio-globals.ts';

/** Answers Twilio alone. */
export function handler(_: object, { phone }: { phone?: string }, callback: Callback): void {
  callback(null, { phone });
}
