import type { Callback } from '../twilio-globals.ts';

/** Says something on its console. */
export function handler(_: object, __: object, callback: Callback): void {
  console.log('Hello %s', 'log', { a: 1 });
  console.error('And an error');
  callback(null, 'said');
}
