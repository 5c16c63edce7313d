import { DeployError } from './deploy-error.ts';
import { toFailure } from './failure.ts';
import { toFailureSentence } from './to-failure-sentence.ts';

/**
 * Calls Twilio, and says in a {@link DeployError} what went wrong.
 *
 * @param doing - What is being done: `Reading the flow`.
 * @param ifMissing - What to do about a 404.
 */
export async function attempt<T>(
  { doing, ifMissing }: { readonly doing: string; readonly ifMissing?: string },
  call: () => Promise<T>,
): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof DeployError) throw error;
    const circumstances = { doing, ...(ifMissing !== undefined && { ifMissing }) };
    throw new DeployError(toFailureSentence(toFailure(error), circumstances), { cause: error });
  }
}

/** The same, but undefined where Twilio answers 404. */
export async function attemptToFind<T>(
  circumstances: { readonly doing: string },
  call: () => Promise<T>,
): Promise<T | undefined> {
  return attempt(circumstances, async () => {
    try {
      return await call();
    } catch (error) {
      if (toFailure(error).status === 404) return undefined;
      throw error;
    }
  });
}
