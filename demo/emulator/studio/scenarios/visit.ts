import { addMessage } from '../../twilio/conversations/messages.ts';
import { findConversation } from '../../twilio/conversations/conversations.ts';
import { createConversationWith } from '../../twilio/conversations/participants.ts';
import { createScopedWebhook } from '../../twilio/conversations/scoped-webhooks.ts';
import { byClient, byServer } from '../../twilio/services.ts';
import type { Scenario } from './scenario.ts';
import { flowSid, numbers, type World } from './world.ts';

/** A visitor who writes to the flow. */
export interface Visit {
  say(text: string): void;
  /** What the visitor was told, in order. */
  replies(): string[];
}

const someone = '+14155552671';

/** Begins a chat on the site: a conversation with attributes, the visitor in it, and the flow attached. */
export function startChat({ twilio }: World, attributes: Scenario['attributes']): Visit {
  const { services } = twilio;
  const identity = 'visitor';
  const { sid } = createConversationWith(
    services,
    { attributes: JSON.stringify(attributes) },
    [{ identity }],
    byServer,
  );
  const find = () => findConversation(services.store, sid);
  const webhook = { target: 'studio', flowSid, filters: ['onMessageAdded'] } as const;
  createScopedWebhook(services, find(), webhook, byServer);
  return {
    say: (body) =>
      void addMessage(services, find(), { author: identity, body }, byClient(identity)),
    replies: () => readReplies(services, sid, identity),
  };
}

/** Somebody who writes SMS to a number of ours: one that makes conversations, or one of the flow itself. */
export function startTexting(
  { twilio }: World,
  { attributes, profile }: Pick<Scenario, 'attributes' | 'profile'>,
  by: keyof typeof numbers,
): Visit {
  const to = numbers[by];
  const known = profile === 'none' ? someone : profile.phone;
  const from = typeof attributes['from'] === 'string' ? attributes['from'] : known;
  let conversationSid: string | null = null;
  return {
    say(body) {
      ({ conversationSid } = twilio.receiveSms({ from, to, body }));
    },
    replies() {
      if (conversationSid !== null) return readReplies(twilio, conversationSid, from);
      return [...twilio.store.all('smsMessages')].flatMap((sms) =>
        sms.to === from ? sms.body : [],
      );
    },
  };
}

function readReplies({ store }: Pick<World['twilio'], 'store'>, sid: string, visitor: string) {
  return store
    .messagesOf(sid)
    .flatMap(({ author, body }) => (author === visitor ? [] : [body ?? '']));
}
