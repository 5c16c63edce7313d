import type { Callback } from '../twilio-globals.ts';

/** Answers nobody: other Functions may require it. */
export function handler(_: object, __: object, callback: Callback): void {
  callback(null, 'hidden');
}
