import { Hono } from 'hono';
import {
  countUnread,
  removeParticipant,
  updateParticipant,
} from '../../conversations/participants.ts';
import { TwilioError } from '../../errors.ts';
import type { Services } from '../../services.ts';
import type { Conversation, Participant, User } from '../../store/records.ts';
import { toIsoSeconds } from '../../times.ts';
import { answerPage } from '../paging.ts';
import { readParameters, type Parameters } from '../parameters.ts';
import type { RestEnv } from '../rest-app.ts';
import { toTimersBody } from './conversation-body.ts';
import { givenToUpdate, readLastRead } from './given.ts';
import { conversationOf, userOf } from './lookup.ts';
import { notFound, scopeOf, type Call } from './scope.ts';

const all = '/Users/:user/Conversations';
const one = `${all}/:conversation`;

/** A user, and one conversation that it takes part in. */
interface UserConversation {
  user: User;
  conversation: Conversation;
  participant: Participant;
}

/** `/Users/{US}/Conversations`: what a user takes part in. */
export function createUserConversationResource(services: Services): Hono<RestEnv> {
  const { store, config } = services;
  const app = new Hono<RestEnv>();

  function conversationsOf(user: User): UserConversation[] {
    return store.participationsOf(user.identity).flatMap((participant) => {
      const conversation = store.get('conversations', participant.conversationSid);
      return conversation ? [{ user, conversation, participant }] : [];
    });
  }
  function find(c: Call): UserConversation {
    const user = userOf(c, store);
    const { sid } = conversationOf(c, store);
    const found = conversationsOf(user).find(({ conversation }) => conversation.sid === sid);
    if (!found) throw notFound(c);
    return found;
  }
  const toBody = (c: Call, found: UserConversation) => toUserConversationBody(c, found, services);

  app.get(all, (c) => {
    const user = userOf(c, store);
    return answerPage(c, {
      key: 'conversations',
      url: `${scopeOf(c, config).url}/Users/${user.sid}/Conversations`,
      items: conversationsOf(user),
      toBody: (found) => toBody(c, found),
    });
  });
  app.get(one, (c) => c.json(toBody(c, find(c))));
  app.post(one, async (c) => {
    const parameters = await readParameters(c);
    const found = find(c);
    const input = givenToUpdate({
      notificationLevel: readLevel(parameters),
      ...readLastRead(parameters),
    });
    const participant = updateParticipant(services, found.participant, input, c.get('cause'));
    return c.json(toBody(c, { ...found, participant }));
  });
  app.delete(one, (c) => {
    removeParticipant(services, find(c).participant, c.get('cause'));
    return c.body(null, 204);
  });
  return app;
}

function readLevel(parameters: Parameters): Participant['notificationLevel'] | undefined {
  const text = parameters.text('NotificationLevel');
  if (text === undefined || text === 'default' || text === 'muted') return text;
  throw new TwilioError(400, 50210, 'Invalid notification level');
}

/** @see https://www.twilio.com/docs/conversations/api/user-conversation-resource */
function toUserConversationBody(
  c: Call,
  { user, conversation, participant }: UserConversation,
  { store, config }: Services,
) {
  const { sid } = conversation;
  const { url } = scopeOf(c, config);
  return {
    account_sid: config.account.sid,
    chat_service_sid: config.conversations.serviceSid,
    conversation_sid: sid,
    unread_messages_count: countUnread(store, participant),
    last_read_message_index: participant.lastReadMessageIndex,
    participant_sid: participant.sid,
    user_sid: user.sid,
    friendly_name: conversation.friendlyName,
    conversation_state: conversation.state,
    timers: toTimersBody(conversation),
    attributes: conversation.attributes,
    date_created: toIsoSeconds(conversation.dateCreated),
    date_updated: toIsoSeconds(conversation.dateUpdated),
    created_by: conversation.createdBy,
    notification_level: participant.notificationLevel,
    unique_name: conversation.uniqueName,
    url: `${url}/Users/${user.sid}/Conversations/${sid}`,
    links: {
      participant: `${url}/Conversations/${sid}/Participants/${participant.sid}`,
      conversation: `${url}/Conversations/${sid}`,
    },
  };
}
