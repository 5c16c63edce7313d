import type { StreamedMessage } from '../../../../emulator/segment/stream.ts';

/** What became of a message that Segment did not take. One that came twice is usual: it was sent again to be sure. */
export function describeRefusal({ outcome, reason }: StreamedMessage, title: string) {
  if (outcome === 'duplicate')
    return { title: `${title} (came twice, counted once)`, isNoise: true };
  const why = reason?.replace(/\.$/, '') ?? 'no reason is known';
  const advice =
    outcome === 'rejected'
      ? 'Check the write key and the request.'
      : 'Segment answers 200 and drops it; mend the call.';
  return { title: `${title} (${outcome})`, problem: `Not taken: ${why}. ${advice}` };
}
