import type { StoredMessage } from '../../state/model.ts';

/** Stores a message of the visitor, as the server does. */
export function storeMessage(
  server: StoredMessage[],
  { clientId, body }: { clientId: string; body: string },
): StoredMessage {
  const index = server.length;
  const message: StoredMessage = {
    sid: `IM${index}`,
    index,
    author: 'visitor',
    body,
    links: [],
    sentAt: 0,
    clientId,
  };
  server.push(message);
  return message;
}
