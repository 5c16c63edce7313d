import { TwilioError } from '../errors.ts';
import { findConversation } from '../conversations/conversations.ts';
import { addParticipant } from '../conversations/participants.ts';
import type { Services } from '../services.ts';
import type { Interaction, MessagingBinding, Participant } from '../store/records.ts';
import { put, remove, type Cause } from '../store/store.ts';
import { findWorker } from './agents.ts';
import { findCustomer } from './interaction-attributes.ts';
import { tasksOf } from './interactions.ts';
import { withStatus } from './tasks.ts';

/** The SID of a participant in Flex Interactions, made of its SID in Conversations. */
export function toFlexSid({ sid }: Participant): string {
  return `UT${sid.slice(2)}`;
}

/** Who takes part in an interaction's channel. */
export function participantsIn(
  { store }: Services,
  { conversationSid }: Interaction,
): readonly Participant[] {
  return conversationSid === null ? [] : store.participantsOf(conversationSid);
}

export function typeOf(
  services: Services,
  participant: Participant,
): 'agent' | 'customer' | 'unknown' {
  if (findWorker(services, participant.identity)) return 'agent';
  const customer = findCustomer(services, participant.conversationSid);
  return customer === participant ? 'customer' : 'unknown';
}

/** Adds somebody by chat identity or by address. */
export function addToChannel(
  services: Services,
  { conversationSid }: Interaction,
  media: { identity?: string; messagingBinding?: MessagingBinding },
  cause: Cause,
): Participant {
  const open = conversationSid && services.store.get('conversations', conversationSid);
  if (!open || open.state === 'closed')
    throw new TwilioError(
      400,
      45376,
      'Failed to add a participant.  Conversation was closed or not found.',
    );
  return addParticipant(services, findConversation(services.store, open.sid), media, cause);
}

/** Lets somebody leave (`closed`), with the task done if it was an agent; or lets the agent wrap up. */
export function leaveChannel(
  services: Services,
  { interaction, participant }: { interaction: Interaction; participant: Participant },
  status: 'closed' | 'wrapup',
  cause: Cause,
): void {
  const worker = findWorker(services, participant.identity);
  const taskStatus = status === 'closed' ? 'completed' : 'wrapping';
  const tasks = tasksOf(services, interaction).filter(
    ({ workerSid, assignmentStatus: current }) =>
      worker !== undefined &&
      workerSid === worker.sid &&
      (current === 'assigned' || (current === 'wrapping' && status === 'closed')),
  );
  services.store.commit(
    [
      ...tasks.map((task) => put('tasks', withStatus(services, task, taskStatus))),
      ...(status === 'closed' ? [remove('participants', participant)] : []),
    ],
    cause,
  );
}
