import type { Callback } from '../twilio-globals.ts';

/** Answers what time it is, by every way of asking. */
export function handler(_: object, __: object, callback: Callback): void {
  const date = new Date();
  callback(null, {
    now: Date.now(),
    iso: date.toISOString(),
    called: Date.parse(Date()),
    isDate: date instanceof Date,
    given: new Date(Date.UTC(2020, 0, 2)).toISOString(),
  });
}
