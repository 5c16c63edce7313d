import type { Client, Conversation, Message, Participant } from '@twilio/conversations';
import type { Authors } from './authors.ts';
import type { InOrder } from './in-order.ts';
import { toStoredMessage } from './to-stored-message.ts';
import type { TransportEvents } from './transport.ts';

interface WatchOptions {
  readonly conversationSid: string;
  readonly identity: string;
  readonly events: TransportEvents;
  readonly authors: Authors;
  readonly order: InOrder;
  /** Messages of the first page: they are no news. */
  readonly isKnown: (sid: string) => boolean;
}

/** Whether a conversation is over for good. */
export const isOver = ({ state }: Pick<Conversation, 'state'>): boolean =>
  state?.current === 'closed';

/** Tells what happens in a conversation, from now on; listens at once, so that nothing is missed. */
export function watchConversation(client: Client, options: WatchOptions): void {
  const { conversationSid, events, order } = options;
  const isOurs = ({ sid }: Conversation): boolean => sid === conversationSid;
  const close = (): void => order.tell(() => events.onClosed());

  watchMessages(client, options);
  watchTyping(client, options);
  watchReaders(client, options);
  client.on('conversationUpdated', ({ conversation, updateReasons }) => {
    if (isOurs(conversation) && updateReasons.includes('state') && isOver(conversation)) close();
  });
  client.on('conversationLeft', (conversation) => void (isOurs(conversation) && close()));
  client.on('conversationRemoved', (conversation) => void (isOurs(conversation) && close()));
}

function watchMessages(client: Client, options: WatchOptions): void {
  const { conversationSid, identity, events, authors, order, isKnown } = options;
  const isOurs = ({ conversation }: Message): boolean => conversation.sid === conversationSid;
  const read = (message: Message) => async () =>
    toStoredMessage(message, { identity, ...(await authors.find(message.author)) });

  client.on('messageAdded', (message) => {
    if (!isOurs(message)) return;
    order.tellFound(read(message), (stored) => {
      if (!isKnown(stored.sid)) events.onMessage(stored);
    });
  });
  client.on('messageUpdated', ({ message }) => {
    if (isOurs(message)) order.tellFound(read(message), events.onMessageChanged);
  });
  client.on('messageRemoved', (message) => {
    if (isOurs(message)) order.tell(() => events.onMessageRemoved(message.sid));
  });
}

function watchTyping(client: Client, options: WatchOptions): void {
  const { conversationSid, identity, events, authors, order } = options;
  const tell = (participant: Participant, isTyping: boolean): void => {
    const { conversation, identity: who } = participant;
    if (conversation.sid !== conversationSid || who === identity) return;
    order.tellFound(
      () => authors.find(who),
      ({ authorName }) => events.onTyping(authorName ?? '', isTyping),
    );
  };
  client.on('typingStarted', (participant) => tell(participant, true));
  client.on('typingEnded', (participant) => tell(participant, false));
}

function watchReaders(client: Client, options: WatchOptions): void {
  const { conversationSid, identity, events, authors, order } = options;
  const tell = ({
    conversation,
    identity: who,
    lastReadMessageIndex: index,
  }: Participant): void => {
    if (conversation.sid !== conversationSid || who === identity || index === null) return;
    order.tell(() => events.onOthersSeen(index));
  };
  client.on('participantUpdated', ({ participant, updateReasons }) => {
    if (updateReasons.includes('lastReadMessageIndex')) tell(participant);
    if (updateReasons.includes('attributes') && participant.identity)
      authors.forget(participant.identity);
  });
  client.on('userUpdated', ({ user, updateReasons }) => {
    if (updateReasons.includes('friendlyName') || updateReasons.includes('attributes'))
      authors.forget(user.identity);
  });
}
