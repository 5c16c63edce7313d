import type { Callback } from '../twilio-globals.ts';

/** Fails in the way that was wished for. */
export async function handler(
  _: object,
  { kind }: { kind: string },
  callback: Callback,
): Promise<void> {
  if (kind === 'error') return callback(new TypeError('It went wrong.'));
  if (kind === 'text') return callback('It went wrong.');
  await Promise.resolve();
  throw new RangeError('It went very wrong.');
}
