import type { Callback } from '../twilio-globals.ts';

/** Calls back twice, then fails. */
export function handler(_: object, __: object, callback: Callback): void {
  callback(null, { time: 'first' });
  callback(null, { time: 'second' });
  throw new Error('It went on after its end.');
}
