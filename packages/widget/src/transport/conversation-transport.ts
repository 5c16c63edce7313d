import { isRecord } from '@docent/identity';
import type { Client, Conversation } from '@twilio/conversations';
import type { History } from './history.ts';
import type { Line } from './line.ts';
import { readRefusal } from './read-answer.ts';
import { readMediaUrl, uploadFiles, type Uploaded } from './media-files.ts';
import { tapMedia } from './media-service.ts';
import { createSeenMarker } from './seen-marker.ts';
import { notSent, toSendOutcome } from './send-outcome.ts';
import type { Transport, TransportMessage } from './transport.ts';
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

// A message goes on with what a line that has broken had uploaded of it.
const uploaded: Uploaded = new Map();
const anyType = 'application/octet-stream';
const limitMs = 10_000;
const aliveLimitMs = 5_000;

/** Makes what a connected client can do for a conversation. */
export function createTransport(parts: TransportParts): Transport {
  const { client, conversation, line, urls, history, signal, close } = parts;
  const limits = { limitMs, signal };
  const service = tapMedia(client);
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
    async send(message) {
      // The SDK would keep it for 20 s, and nobody could say whether it has left.
      if (!line.isConnected()) return notSent;
      // A text leaves at once, before anything else can happen.
      const files = message.attachments?.length
        ? await uploadFiles({ service, uploaded, message })
        : [];
      if ('kind' in files) return files;
      if (!line.isConnected()) return notSent;
      const outcome = await withinTime(sendMessage(conversation, message, files), limits).then(
        () => ({ kind: 'stored' }) as const,
        toSendOutcome,
      );
      // A file belongs to one message: what may have been stored is not sent with the same ones again.
      if (outcome.kind !== 'later') uploaded.delete(message.clientId);
      return outcome;
    },
    readMediaUrl: ({ mediaSid }) => readMediaUrl(service, mediaSid),
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

function sendMessage(
  conversation: Conversation,
  { clientId, body, attributes, attachments = [] }: TransportMessage,
  files: readonly string[],
): Promise<unknown> {
  const known = { ...attributes, clientId };
  if (files.length === 0) return conversation.sendMessage(body, known);
  const builder = conversation.prepareMessage().setAttributes(known);
  if (body) builder.setBody(body);
  for (const [place, media] of files.entries())
    builder.addMedia({ contentType: attachments[place]?.type || anyType, media });
  return builder.buildAndSend();
}

function toStanding(body: unknown): 'open' | 'over' {
  const state = isRecord(body) ? body['state'] : undefined;
  return isRecord(state) && state['current'] === 'closed' ? 'over' : 'open';
}
