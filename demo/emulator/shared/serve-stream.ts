import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';

/** What can be read in the order in which it came, and grows. */
export interface Stream<Line extends { seq: number }> {
  /** Reads so many lines behind a number. */
  read(after: number, limit: number): Line[];
  /** Calls back when there is more; returns a function that stops that. */
  onGrowth(callback: () => void): () => void;
}

/**
 * Answers with the lines behind `?after` (at most `?limit`, 100 by default, 1,000 at most) under the given name, and
 * with `next`, the number to ask from; or, where server-sent events are asked for, with every line as it comes.
 */
export function serveStream<Line extends { seq: number }>(
  c: Context,
  name: string,
  { read, onGrowth }: Stream<Line>,
): Response {
  const after = toCount(c.req.header('last-event-id') ?? c.req.query('after'), 0);
  if (!c.req.header('accept')?.includes('text/event-stream')) {
    const limit = Math.min(toCount(c.req.query('limit'), 100), 1000);
    const lines = read(after, limit);
    return c.json({ [name]: lines, next: lines.at(-1)?.seq ?? after });
  }
  return streamSSE(c, async (stream) => {
    let last = after;
    let wake = noop;
    const stop = onGrowth(() => wake());
    stream.onAbort(() => {
      stop();
      wake();
    });
    while (!stream.aborted) {
      const grown = new Promise<void>((resolve) => (wake = resolve));
      for (const line of read(last, 500)) {
        await stream.writeSSE({
          id: String(line.seq),
          event: 'message',
          data: JSON.stringify(line),
        });
        last = line.seq;
      }
      if (read(last, 1).length === 0) await grown;
    }
  });
}

function noop(): void {
  // Nobody waits yet.
}

function toCount(text: string | undefined, byDefault: number): number {
  const value = Number(text ?? byDefault);
  return Number.isSafeInteger(value) && value >= 0 ? value : byDefault;
}
