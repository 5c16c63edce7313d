import { toErrorAnswer, type Answer } from './answer.ts';
import { ApiError } from './api-error.ts';

interface SafetyOptions {
  readonly log: (sentence: string) => void;
  /** For every answer, refusals too. */
  readonly headers: Readonly<Record<string, string>>;
}

/** Answers what `produce` gives, or what it throws: refusals as such, everything else as `went-wrong`. Never rejects. */
export async function answerSafely(
  { log, headers }: SafetyOptions,
  produce: () => Promise<Answer>,
): Promise<Answer> {
  const answer = await produce().catch((error: unknown) => {
    const refusal = toApiError(error);
    log(`${refusal.code}: ${refusal.logged ?? refusal.message}`);
    return toErrorAnswer(refusal);
  });
  return { ...answer, headers: { ...answer.headers, ...headers } };
}

function toApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  return new ApiError('went-wrong', {
    logged: error instanceof Error ? (error.stack ?? error.message) : 'It threw no error.',
  });
}
