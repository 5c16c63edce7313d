import type { DocentCalls, WaitingCall } from './docent.ts';
import type { Reporter } from './reporter.ts';
import type { Stub } from './tracker.ts';

/**
 * Answers the calls that wait, in order, and from now on each as it comes. A call that fails says so
 * in the console and to `on('error')`, never to the page.
 *
 * @example
 * serveCalls(window.docent, calls, api, reporter);
 */
export function serveCalls(
  docent: Stub,
  calls: WaitingCall[],
  api: DocentCalls,
  reporter: Reporter,
): void {
  const call = async (name: string, args: readonly unknown[]): Promise<unknown> => {
    try {
      const method = api[name as keyof DocentCalls] as (...args: readonly unknown[]) => unknown;
      return await method(...args);
    } catch (error) {
      const { message } = error as Error;
      reporter.problem({ reason: `call-${name}`, message: `${name}() failed: ${message}` });
      return undefined;
    }
  };
  const answer = ([name, args, done]: WaitingCall): void => void call(name, args).then(done);
  calls.splice(0).forEach(answer);
  // A stub that the page has kept hold of goes on working.
  docent.q = { push: answer };
}
