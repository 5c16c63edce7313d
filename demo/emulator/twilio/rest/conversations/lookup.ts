import type {
  Conversation,
  Message,
  Participant,
  Role,
  ScopedWebhook,
  User,
} from '../../store/records.ts';
import type { Store } from '../../store/store.ts';
import { notFound, pathPart, type Call } from './scope.ts';

/** The conversation of the path, by SID or unique name. */
export function conversationOf(c: Call, store: Store): Conversation {
  const name = pathPart(c, 'conversation');
  const found = store.get('conversations', store.conversationNamed(name) ?? name);
  if (!found) throw notFound(c);
  return found;
}

/** The participant of the path, by SID or identity. */
export function participantOf(c: Call, store: Store): Participant {
  const name = pathPart(c, 'participant');
  const found = store
    .participantsOf(conversationOf(c, store).sid)
    .find(({ sid, identity }) => sid === name || identity === name);
  if (!found) throw notFound(c);
  return found;
}

export function messageOf(c: Call, store: Store): Message {
  const conversation = conversationOf(c, store);
  const found = store.get('messages', pathPart(c, 'message'));
  if (found?.conversationSid !== conversation.sid) throw notFound(c);
  return found;
}

export function webhookOf(c: Call, store: Store): ScopedWebhook {
  const conversation = conversationOf(c, store);
  const found = store.get('scopedWebhooks', pathPart(c, 'webhook'));
  if (found?.conversationSid !== conversation.sid) throw notFound(c);
  return found;
}

/** The user of the path, by SID or identity. */
export function userOf(c: Call, store: Store): User {
  const name = pathPart(c, 'user');
  const found = store.userNamed(name) ?? store.get('users', name);
  if (!found) throw notFound(c);
  return found;
}

export function roleOf(c: Call, store: Store): Role {
  const found = store.get('roles', pathPart(c, 'role'));
  if (!found) throw notFound(c);
  return found;
}
