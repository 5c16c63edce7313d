import type { JourneyTold } from '../draft.ts';
import type { TimelineEntry } from '../entry.ts';

type Sids = Pick<TimelineEntry, 'conversationSid' | 'executionSid' | 'taskSid'>;

/** The keys by which an entry belongs to a journey for sure, the strongest first. A phone is none: anybody can claim it. */
export function toKeys(
  { conversationSid, executionSid, taskSid }: Sids,
  { anonymousId }: JourneyTold = {},
): string[] {
  return [
    ...(anonymousId ? [`anonymous:${anonymousId}`] : []),
    ...(conversationSid ? [`chat:${conversationSid}`] : []),
    ...(executionSid ? [`execution:${executionSid}`] : []),
    ...(taskSid ? [`task:${taskSid}`] : []),
  ];
}
