import type { OutgoingMessage } from '../../state/model.ts';
import type { Outbox } from '../outbox.ts';

/** When the tests began, ms since 1970. */
export const now = Date.now();

/** A message that waits, unless `more` says otherwise. */
export function message(clientId: string, more: Partial<OutgoingMessage> = {}): OutgoingMessage {
  return { clientId, body: `text of ${clientId}`, createdAt: now, delivery: 'queued', ...more };
}

/** Which messages an outbox holds, in order. */
export async function ids(outbox: Outbox): Promise<string[]> {
  return (await outbox.read()).map(({ clientId }) => clientId);
}
