import type { ControlsState } from '../../../server/api.ts';

type Clock = ControlsState['clock'];

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
// The machine's clock and ours are not read at the same moment.
const sameMs = 2000;

/** A span of time in its two largest parts: `2 days 3 h`, `8 h`, `45 min`. */
export function toLength(ms: number): string {
  const minutes = Math.round(Math.abs(ms) / minuteMs);
  if (minutes === 0) return `${Math.round(Math.abs(ms) / 1000)} s`;
  const days = Math.floor(minutes / 1440);
  const hours = Math.floor(minutes / 60) % 24;
  const parts = [
    days > 0 ? `${days} ${days === 1 ? 'day' : 'days'}` : '',
    hours > 0 ? `${hours} h` : '',
    minutes % 60 > 0 ? `${minutes % 60} min` : '',
  ].filter(Boolean);
  return parts.slice(0, 2).join(' ');
}

/** Whether the clock shows another time than the machine's. */
export function isMoved({ offsetMs, isFrozen }: Clock): boolean {
  return isFrozen || Math.abs(offsetMs) > sameMs;
}

/** Where the clock is, as a clause: `the clock is 8 h ahead`, `the clock stands, 5 min behind`; none when it is right. */
export function toClockFact(clock: Clock): string | undefined {
  if (!isMoved(clock)) return undefined;
  const { offsetMs, isFrozen } = clock;
  const side = offsetMs > 0 ? 'ahead' : 'behind';
  const far = Math.abs(offsetMs) > sameMs ? `${toLength(offsetMs)} ${side}` : '';
  if (!isFrozen) return `the clock is ${far}`;
  return far ? `the clock stands, ${far}` : 'the clock stands';
}

/** How far to move so that the next batch of traits is computed; one second past it. */
export function untilBatch(now: number, nextBatchAt: number | null): number {
  return nextBatchAt === null || nextBatchAt <= now ? 8 * hourMs : nextBatchAt - now + 1000;
}

/** What the buttons move the clock by. */
export const moves = [
  { label: '+1 h', ms: hourMs },
  { label: '+8 h', ms: 8 * hourMs },
  { label: '+2 days', ms: 2 * dayMs },
] as const;
