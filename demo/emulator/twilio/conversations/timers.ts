import { TwilioError } from '../errors.ts';
import type { Services } from '../services.ts';
import type { Conversation } from '../store/records.ts';
import { put, type Cause } from '../store/store.ts';
import { parseDuration } from './durations.ts';

/** When a conversation changes by itself, in ms since 1970; missing where nothing is to come. */
export interface TimerDates {
  inactive?: number;
  closed?: number;
}

const byTimer: Cause = { source: 'API', identity: null, hasWebhooks: true };
const minuteMs = 60_000;

/**
 * When a conversation turns inactive and closed. Both are counted from its last message, or from when somebody set its
 * state; a change by a timer does not begin them anew.
 */
export function toTimerDates({ state, timers, timersFrom }: Conversation): TimerDates {
  const { inactiveMs, closedMs } = timers;
  return {
    ...(state === 'active' && inactiveMs !== null && { inactive: timersFrom + inactiveMs }),
    ...(state !== 'closed' && closedMs !== null && { closed: timersFrom + closedMs }),
  };
}

/** Turns conversations inactive and closed when that is due, from now on. */
export function followTimers({ store, alarms, clock }: Services): void {
  const stops = new Map<string, () => void>();

  function follow(conversation: Conversation): void {
    const due = nextOf(conversation);
    if (!due) return;
    stops.set(
      conversation.sid,
      alarms.at(due.at, () => turn(conversation.sid)),
    );
  }

  function turn(sid: string): void {
    const conversation = store.get('conversations', sid);
    const due = conversation && nextOf(conversation);
    const now = clock.now();
    if (!conversation || !due || due.at > now) return;
    const { state } = due;
    const turned = { ...conversation, state, stateUpdatedAt: now, dateUpdated: now };
    store.commit([put('conversations', turned)], byTimer);
  }

  store.onChange(({ changes }) => {
    for (const { table, before, after } of changes) {
      if (table !== 'conversations') continue;
      const sid = (after ?? before)?.sid ?? '';
      stops.get(sid)?.();
      stops.delete(sid);
      if (after) follow(after);
    }
  });
  for (const conversation of store.all('conversations')) follow(conversation);
}

function nextOf(
  conversation: Conversation,
): { at: number; state: 'inactive' | 'closed' } | undefined {
  const { inactive = Infinity, closed = Infinity } = toTimerDates(conversation);
  const at = Math.min(inactive, closed);
  if (at === Infinity) return undefined;
  return { at, state: inactive < closed ? 'inactive' : 'closed' };
}

/** Reads `Timers.Inactive`: `null` for `PT0S`, which ends the timer. */
export function parseInactiveTimer(text: string): number | null {
  const ms = parseDuration(text);
  if (ms === undefined) throw new TwilioError(400, 50379, 'TimeToInactive format is invalid');
  if (ms === 0) return null;
  if (ms >= minuteMs) return ms;
  throw new TwilioError(400, 50375, 'TimeToInactive should be greater or equal to 1 minute');
}

/** Reads `Timers.Closed`: `null` for `PT0S`, which ends the timer. */
export function parseClosedTimer(text: string): number | null {
  const ms = parseDuration(text);
  if (ms === undefined) throw new TwilioError(400, 50380, 'TimeToClosed format is invalid');
  if (ms === 0) return null;
  if (ms >= 10 * minuteMs) return ms;
  throw new TwilioError(400, 50376, 'TimeToClosed should be greater or equal to 10 minutes');
}
