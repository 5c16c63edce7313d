import { Client, type ClientOptions, type Conversation } from '@twilio/conversations';
import { createTransport } from './conversation-transport.ts';
import { createAuthors } from './authors.ts';
import { ensureRandomUuid } from './ensure-random-uuid.ts';
import { createHistory } from './history.ts';
import { createInOrder } from './in-order.ts';
import { tapLine, type Line, type LineOptions } from './line.ts';
import { toOthersSeen } from './others-seen.ts';
import { readAuthor } from './read-author.ts';
import { followStart, toOpenError } from './start.ts';
import { toStartFailure } from './start-failure.ts';
import { toStoredMessage, type MessageFacts } from './to-stored-message.ts';
import { OpenError, type Opened, type OpenTransport, type TransportOptions } from './transport.ts';
import { createUrlBook } from './url-book.ts';
import { watchLine } from './watch-line.ts';
import { isOver, watchConversation } from './watch.ts';
import { withinTime } from './within-time.ts';

const openLimitMs = 20_000;
// By itself the SDK would come to wait for two minutes between attempts.
const retryPolicy = { min: 1_000, max: 20_000, randomness: 0.3 };

/**
 * Opens a connection by the Conversations SDK.
 *
 * @example
 * const { transport, messages } = await openTwilio({ token, conversationSid, identity, events });
 */
export const openTwilio: OpenTransport = async (options) => {
  if (options.signal?.aborted) throw toOpenError('line');
  const begun = begin(options);
  try {
    const opened = await withinTime(Promise.race([begun.start.hasFailed, enter(begun, options)]), {
      limitMs: openLimitMs,
      signal: options.signal,
    });
    // Whoever opens it gets the page first, and then what came meanwhile.
    setTimeout(begun.order.start, 0);
    return opened;
  } catch (error) {
    begun.close();
    // What the SDK says may hold the identity.
    throw error instanceof OpenError ? error : toOpenError('line');
  }
};

type Begun = ReturnType<typeof begin>;

/** Makes a client, and listens to all that it tells from its first moment on. */
function begin({ token, conversationSid, identity, socketUrl, events }: TransportOptions) {
  ensureRandomUuid();
  if (token === '') throw toOpenError('token');
  const client = new Client(token, toClientOptions(socketUrl));
  const start = followStart(client);
  const urls = createUrlBook(conversationSid);
  const line = holdLine(client, {
    urls,
    isKept(error, url) {
      if (!start.isPending()) return false;
      const why = toStartFailure(error, { url, conversationSid, isVital: urls.isVital(url) });
      if (why) start.fail(why);
      return why !== undefined;
    },
  });
  const ending = new AbortController();
  const order = createInOrder();
  const place: { conversation?: Conversation } = {};
  const authors = createAuthors({
    identity,
    readAuthor: async (who) => place.conversation && readAuthor(client, place.conversation, who),
  });
  const known = new Set<string>();
  const isKnown = (sid: string): boolean => known.has(sid);
  const options = { conversationSid, identity, events, authors, order, isKnown };
  watchConversation(client, options);
  client.on('tokenAboutToExpire', () => order.tell(() => events.onTokenEnding()));

  function close(): void {
    order.stop();
    ending.abort();
    client.removeAllListeners();
    line.close();
  }
  const { signal } = ending;
  return { client, start, urls, line, order, place, authors, known, close, signal };
}

function holdLine(client: Client, options: LineOptions): Line {
  const line = tapLine(client, options);
  if (line) return line;
  void client.shutdown().catch(() => undefined);
  throw toOpenError('line');
}

/** Opens the conversation of a client, and reads its newest messages. */
async function enter(begun: Begun, { conversationSid, identity, token, events }: TransportOptions) {
  const { client, start, order, place, known, authors, close } = begun;
  await start.isReady;
  const conversation = await client.getConversationBySid(conversationSid);
  if (conversation.status !== 'joined') throw toOpenError('gone');
  place.conversation = conversation;
  const toStored = async (facts: MessageFacts) =>
    toStoredMessage(facts, { identity, ...(await authors.find(facts.author)) });
  const history = createHistory({ conversation, toStored, ...begun });
  const [page, participants] = await Promise.all([history.first(), conversation.getParticipants()]);
  // What was said last is there to be read.
  if (isOver(conversation)) order.tell(events.onClosed);
  for (const { sid } of page.messages) known.add(sid);
  start.succeed();
  watchLine(client, { events, order, close });
  return {
    ...page,
    transport: createTransport({ ...begun, conversation, history, token }),
    seenIndex: conversation.lastReadMessageIndex ?? -1,
    othersSeenIndex: toOthersSeen(participants, identity),
  } satisfies Opened;
}

function toClientOptions(socketUrl: string | undefined): ClientOptions & { retryPolicy: object } {
  return {
    // It would write the tokens and texts of a visitor into the page's storage and console.
    logLevel: 'silent',
    Sync: { enableSessionStorage: false },
    retryPolicy,
    ...(socketUrl !== undefined && { Twilsock: { uri: socketUrl } }),
  };
}
