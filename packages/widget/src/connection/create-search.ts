import type { Transport } from '../transport/transport.ts';

const pageSize = 30;

/**
 * Makes a search for one of our messages among those after an index. It goes on where it was when the line failed: call it
 * again with the next transport.
 *
 * @example
 * const search = createSearch(clientId, sinceIndex);
 * const isStored = await search(transport);
 */
export function createSearch(
  clientId: string,
  sinceIndex: number,
): (transport: Pick<Transport, 'readAfter'>) => Promise<boolean> {
  let from = sinceIndex;
  return async (transport) => {
    for (;;) {
      const { messages } = await transport.readAfter(from);
      if (messages.some((message) => message.clientId === clientId)) return true;
      const last = messages.at(-1)?.index ?? from;
      if (messages.length < pageSize || last <= from) return false;
      from = last;
    }
  };
}
