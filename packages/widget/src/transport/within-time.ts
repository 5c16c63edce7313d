interface Limits {
  readonly limitMs: number;
  /** Ends the wait before its time. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Waits for work, but no longer than a limit: rejects when that is over, or when the signal says so. The work itself goes
 * on; what becomes of it is ignored.
 *
 * @example
 * await withinTime(conversation.getMessages(30), { limitMs: 10_000 });
 */
export function withinTime<T>(work: Promise<T>, { limitMs, signal }: Limits): Promise<T> {
  return new Promise((resolve, reject) => {
    const handleAbort = (): void => end(() => reject(new Error('No longer wanted.')));
    const handleTimeout = (): void =>
      end(() => reject(new Error(`No answer within ${limitMs} ms.`)));
    const timer = setTimeout(handleTimeout, limitMs);
    function end(settle: () => void): void {
      clearTimeout(timer);
      signal?.removeEventListener('abort', handleAbort);
      settle();
    }
    signal?.addEventListener('abort', handleAbort);
    if (signal?.aborted) handleAbort();
    work.then(
      (value) => end(() => resolve(value)),
      (error: unknown) => end(() => reject(error instanceof Error ? error : new Error('Failed.'))),
    );
  });
}
