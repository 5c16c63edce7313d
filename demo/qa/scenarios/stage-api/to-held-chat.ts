import type { Conversation, Message } from '../../../emulator/twilio/store/records.ts';
import type { World } from '../../world.ts';
import type { HeldChat, Said } from './snapshot.ts';

type Twilio = Pick<World['stack']['twilio'], 'store' | 'config'>;

/** A conversation with all in it, as a scenario looks at it. */
export function toHeldChat({ store, config }: Twilio, conversation: Conversation): HeldChat {
  const { sid, state, attributes } = conversation;
  const participants = store
    .participantsOf(sid)
    .map(({ identity, messagingBinding }) => identity ?? messagingBinding?.address ?? '');
  const agents = config.flex.workers.map(({ identity }) => identity);
  const visitor = participants.find(isVisitor);
  return {
    sid,
    state,
    attributes: JSON.parse(attributes) as HeldChat['attributes'],
    participants,
    ...(visitor && { visitor }),
    messages: store.messagesOf(sid).map((message) => toSaid(message, agents)),
  };
}

function toSaid({ index, author, body, attributes }: Message, agents: readonly string[]): Said {
  const by = agents.includes(author)
    ? 'agent'
    : isVisitor(author) || author.startsWith('+')
      ? 'visitor'
      : 'bot';
  const { links = [] } = JSON.parse(attributes) as { links?: Said['links'] };
  return { index, author, by, body: body ?? '', links };
}

/** The Functions name visitors by a pseudonym. */
function isVisitor(identity: string): boolean {
  return /^(guest|person)-/.test(identity);
}
