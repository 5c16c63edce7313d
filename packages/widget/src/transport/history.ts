import type { Conversation } from '@twilio/conversations';
import type { StoredMessage } from '../state/model.ts';
import type { Line } from './line.ts';
import { parseItemPage, type ItemPage } from './message-items.ts';
import type { MessageFacts } from './to-stored-message.ts';
import type { MessagePage } from './transport.ts';
import type { UrlBook } from './url-book.ts';

interface HistoryOptions {
  readonly conversation: Conversation;
  readonly line: Pick<Line, 'get'>;
  readonly urls: UrlBook;
  readonly toStored: (facts: MessageFacts) => Promise<StoredMessage>;
}

/** The messages of a conversation, in pages. */
export interface History {
  /** As a client that has just been made reads it; its messages are followed by the SDK. */
  first(): Promise<MessagePage>;
  before(index: number): Promise<MessagePage>;
  latest(): Promise<MessagePage>;
  after(index: number): Promise<MessagePage>;
}

// The SDK takes frames apart sign by sign: larger pages would be slow.
const pageSize = 30;

/**
 * Creates the history. What is old comes from the SDK, which then tells its changes. What is new is asked of the server:
 * the SDK answers from what it has kept, and after a gap that is not all.
 */
export function createHistory({ conversation, line, urls, toStored }: HistoryOptions): History {
  async function toPage({ items, hasMore }: ItemPage): Promise<MessagePage> {
    const messages = await Promise.all(items.map(toStored));
    return { messages: messages.toSorted((a, b) => a.index - b.index), hasEarlier: hasMore };
  }
  async function readKept(anchor?: number): Promise<MessagePage> {
    const { items, hasPrevPage } = await conversation.getMessages(pageSize, anchor, 'backwards');
    return toPage({ items, hasMore: hasPrevPage });
  }
  async function ask(query: string): Promise<ItemPage> {
    const request = urls.messages();
    if (!request) throw new Error('The list of messages is not known yet.');
    const url = `${request.url}?HideExpired=true&PageSize=${pageSize}${query}`;
    return parseItemPage(await line.get({ ...request, url }));
  }

  return {
    first: () => readKept(),
    before: async (index) =>
      index > 0 ? readKept(index - 1) : { messages: [], hasEarlier: false },
    latest: async () => toPage(await ask('&Order=desc')),
    after: async (index) => toPage(await ask(`&From=${Math.max(index + 1, 0)}&Order=asc`)),
  };
}
