import type { TimelineEntry } from '../../../timeline/entry.ts';
import type { Journey } from '../../../timeline/journey.ts';

/**
 * The step that decided who answers. It is the split behind the look-up of the phone; where the bot handed over, the last
 * split before that. A flow that splits nowhere was decided by the look-up.
 */
export function findDecision(
  entries: readonly TimelineEntry[],
  journey: Journey | undefined,
): TimelineEntry | undefined {
  if (!journey) return undefined;
  const { executionSid, outcome } = journey.verdict;
  if (executionSid === undefined || outcome === 'deciding') return undefined;
  const steps = entries.filter(
    (entry) => entry.kind === 'step' && entry.executionSid === executionSid,
  );
  const lookup = steps.findIndex(({ title }) =>
    /^The phone could not be looked up|^Looked the phone up/.test(title),
  );
  if (lookup === -1) return undefined;
  const handover = steps.findIndex(({ title }) => title.startsWith('Handed over'));
  const isSplit = ({ title }: TimelineEntry) => title.startsWith('Split:');
  const split =
    outcome === 'bot-then-person' && handover !== -1
      ? steps.slice(lookup, handover).findLast(isSplit)
      : steps.slice(lookup).find(isSplit);
  return split ?? steps[lookup];
}
