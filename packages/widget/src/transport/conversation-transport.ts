import { isRecord } from '@docent/identity';
import type { Client, Conversation } from '@twilio/conversations';
import type { History } from './history.ts';
import type { Line } from './line.ts';
import { readRefusal } from './read-answer.ts';
import { createSeenMarker } from './seen-marker.ts';
import { notSent, toSendOutcome } from './send-outcome.ts';
import type { Transport } from './transport.ts';
import type { UrlBook } from './url-book.ts';
import { withinTime } from './within-time.ts';

interface TransportParts {
  readonly client: Client;
  readonly conversation: Conversation;
  readonly token: string;
  readonly line: Line;
  readonly urls: UrlBook;
  readonly history: History;
  /** Says that the connection is let go of. */
  readonly signal: AbortSignal;
  readonly close: () => void;
}

const limitMs = 10_000;
const aliveLimitMs = 5_000;

/** Makes what a connected client can do for a conversation. */
export function createTransport(parts: TransportParts): Transport {
  const { client, conversation, line, urls, history, signal, close } = parts;
  const limits = { limitMs, signal };
  // The SDK takes a token that it has had before for done, and does nothing.
  const tokens = new Set([parts.token]);
  const seen = createSeenMarker({
    read: () => conversation.lastReadMessageIndex ?? -1,
    write: (index) => withinTime(conversation.advanceLastReadMessageIndex(index), limits),
    isConnected: line.isConnected,
  });
  client.on('connectionStateChanged', (state) => void (state === 'connected' && seen.flush()));

  async function askStanding(): Promise<unknown> {
    const request = urls.conversation();
    if (!request) throw new Error('The address of the conversation is not known yet.');
    return line.get(request);
  }

  return {
    async send({ clientId, body }) {
      // The SDK would keep it for 20 s, and nobody could say whether it has left.
      if (!line.isConnected()) return notSent;
      try {
        await withinTime(conversation.sendMessage(body, { clientId }), limits);
        return { kind: 'stored' };
      } catch (error) {
        return toSendOutcome(error);
      }
    },
    readBefore: (index) => withinTime(history.before(index), limits),
    readLatest: () => withinTime(history.latest(), limits),
    readAfter: (index) => withinTime(history.after(index), limits),
    markSeen: (index) => seen.mark(index),
    tellTyping() {
      // Told late, it would be wrong.
      if (line.isConnected()) void conversation.typing().catch(() => undefined);
    },
    async updateToken(token) {
      if (!line.isConnected() || tokens.has(token)) return false;
      tokens.add(token);
      return withinTime(client.updateToken(token), limits).then(
        () => true,
        () => false,
      );
    },
    isAlive: () =>
      withinTime(askStanding(), { limitMs: aliveLimitMs, signal }).then(
        () => true,
        // Also a refusal comes from the other end.
        (error: unknown) => !!readRefusal(error),
      ),
    async readStanding() {
      try {
        return toStanding(await withinTime(askStanding(), limits));
      } catch (error) {
        const status = readRefusal(error)?.status;
        if (status === 403 || status === 404) return 'over';
        throw error;
      }
    },
    close,
  };
}

function toStanding(body: unknown): 'open' | 'over' {
  const state = isRecord(body) ? body['state'] : undefined;
  return isRecord(state) && state['current'] === 'closed' ? 'over' : 'open';
}
