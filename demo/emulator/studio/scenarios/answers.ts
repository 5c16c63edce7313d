import type { Clock } from '../../shared/clock.ts';
import type { Answer } from './scenario.ts';

/** Studio waits no longer. */
const longestMs = 10_000;

/** Finds the answer whose name is part of a URL, the longest name first: `answer-docs` rather than `answer`. */
export function findAnswer(
  answers: Readonly<Record<string, Answer>>,
  url: string,
): Answer | undefined {
  const names = Object.keys(answers).toSorted((a, b) => b.length - a.length);
  const name = names.find((one) => url.includes(one));
  return name === undefined ? undefined : answers[name];
}

/** Answers as a server would that takes its time, by a clock that is moved: nobody waits for it. */
export function toResponse({ status, json, body, delayMs }: Answer, clock: Clock): Response {
  clock.advance(Math.min(delayMs, longestMs));
  if (delayMs >= longestMs) throw createTimeout();
  const hasNoBody = status === 204 || status === 304;
  if (hasNoBody) return new Response(null, { status });
  if (json !== undefined) return Response.json(json, { status });
  return new Response(body ?? '', { status, headers: { 'Content-Type': 'text/plain' } });
}

/** What `fetch` throws when its time is over. */
export function createTimeout(): DOMException {
  return new DOMException('The operation was aborted due to timeout', 'TimeoutError');
}
