import { Hono } from 'hono';
import { invalidParameter } from '../../errors.ts';
import type { Services } from '../../services.ts';
import type { Conversation, Participant } from '../../store/records.ts';
import type { Store } from '../../store/store.ts';
import { toIsoSeconds } from '../../times.ts';
import { answerPage } from '../paging.ts';
import type { RestEnv } from '../rest-app.ts';
import { toTimersBody } from './conversation-body.ts';
import { toBindingBody } from './participant-body.ts';
import { scopeOf, type Call } from './scope.ts';

/** `/ParticipantConversations`: what somebody takes part in, asked by identity or by address. */
export function createParticipantConversationResource(services: Services): Hono<RestEnv> {
  const { store, config } = services;
  const app = new Hono<RestEnv>();
  app.get('/ParticipantConversations', (c) =>
    answerPage(c, {
      key: 'conversations',
      url: `${scopeOf(c, config).url}/ParticipantConversations`,
      items: participationsOf(c, store).flatMap((participant) => {
        const conversation = store.get('conversations', participant.conversationSid);
        return conversation ? [{ participant, conversation }] : [];
      }),
      toBody: (found) => toBody(c, found, services),
    }),
  );
  return app;
}

function participationsOf(c: Call, store: Store): readonly Participant[] {
  const { Identity: identity, Address: address } = c.req.query();
  if (identity) return store.participationsOf(identity);
  if (!address) throw invalidParameter('Missing required parameter Identity or Address');
  return [...store.all('participants')].filter((one) => one.messagingBinding?.address === address);
}

/** @see https://www.twilio.com/docs/conversations/api/participant-conversation-resource */
function toBody(
  c: Call,
  { participant, conversation }: { participant: Participant; conversation: Conversation },
  { store, config }: Services,
) {
  const { identity } = participant;
  const { sid } = conversation;
  const { url } = scopeOf(c, config);
  return {
    account_sid: config.account.sid,
    chat_service_sid: config.conversations.serviceSid,
    participant_sid: participant.sid,
    participant_user_sid: (identity !== null && store.userNamed(identity)?.sid) || null,
    participant_identity: identity,
    participant_messaging_binding: toBindingBody(participant.messagingBinding),
    conversation_sid: sid,
    conversation_unique_name: conversation.uniqueName,
    conversation_friendly_name: conversation.friendlyName,
    conversation_attributes: conversation.attributes,
    conversation_date_created: toIsoSeconds(conversation.dateCreated),
    conversation_date_updated: toIsoSeconds(conversation.dateUpdated),
    conversation_created_by: conversation.createdBy,
    conversation_state: conversation.state,
    conversation_timers: toTimersBody(conversation),
    links: {
      participant: `${url}/Conversations/${sid}/Participants/${participant.sid}`,
      conversation: `${url}/Conversations/${sid}`,
    },
  };
}
