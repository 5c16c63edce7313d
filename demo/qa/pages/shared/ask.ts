/** The server refused, or could not be reached; the message is a sentence for people. */
export class AskError extends Error {
  override readonly name = 'AskError';
}

/**
 * Asks the QA server, by GET, or by POST where there is a body. Throws an {@link AskError}.
 *
 * @example
 * const { journeys } = await ask<{ journeys: Journey[] }>('/api/demo/journeys');
 */
export async function ask<T>(path: string, body?: unknown): Promise<T> {
  const response = await fetch(path, {
    ...(body !== undefined && {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  }).catch(() => {
    throw new AskError('The demo does not answer. Is it still running in the terminal?');
  });
  const text = await response.text();
  if (response.ok) return (text ? JSON.parse(text) : undefined) as T;
  throw new AskError(readSentence(text) ?? `The demo answered with status ${response.status}.`);
}

function readSentence(text: string): string | undefined {
  try {
    return (JSON.parse(text) as { error?: string }).error;
  } catch {
    return undefined;
  }
}
