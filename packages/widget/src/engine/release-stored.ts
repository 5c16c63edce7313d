import type { LeaderContext } from './leader.ts';

/**
 * Takes messages off the waiting ones that the server has: after a gap they may stand further up than all that was read,
 * and their echo never comes.
 *
 * @example
 * await releaseStored(context);
 */
export async function releaseStored({
  parts,
  read,
  share,
}: Pick<LeaderContext, 'read' | 'share'> & {
  readonly parts: Pick<LeaderContext['parts'], 'outbox'>;
}): Promise<void> {
  // First: what is queued while the outbox is read is not in the answer.
  const { outgoing } = read();
  const waiting = new Set((await parts.outbox.read()).map(({ clientId }) => clientId));
  for (const { clientId } of outgoing) {
    if (!waiting.has(clientId)) share({ type: 'discarded', clientId });
  }
}
