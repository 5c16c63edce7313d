import type { Handler } from './load-functions.ts';

/** How a call of a Function ended. */
export type Outcome =
  | { kind: 'answered'; payload: unknown }
  | { kind: 'failed'; error: unknown }
  | { kind: 'timed out' };

interface Call {
  context: object;
  event: object;
  timeoutMs: number;
}

/** Calls a Function and waits for its callback. Never rejects; what it says after it has ended counts no more. */
export function runHandler(
  handler: Handler,
  { context, event, timeoutMs }: Call,
): Promise<Outcome> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve({ kind: 'timed out' }), timeoutMs);
    // A server that stops does not wait for it.
    timer.unref();
    const end = (outcome: Outcome) => {
      clearTimeout(timer);
      resolve(outcome);
    };
    const callback = (error: unknown, payload?: unknown) =>
      end(error ? { kind: 'failed', error } : { kind: 'answered', payload });
    const call = async () => handler(context, event, callback);
    call().catch((error: unknown) => end({ kind: 'failed', error }));
  });
}
