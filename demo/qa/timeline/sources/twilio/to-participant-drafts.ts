import type { Participant } from '../../../../emulator/twilio/store/records.ts';
import type { Draft } from '../../draft.ts';
import { parseRecord, withoutUndefined } from '../../words/read-record.ts';
import type { People } from './people.ts';
import type { ChangeOf } from './to-conversation-drafts.ts';

/** Somebody joined a conversation, or left it. How far somebody has read is none of it. */
export function toParticipantDrafts(
  { before, after, at }: ChangeOf<Participant>,
  people: People,
): Draft[] {
  const participant = after ?? before;
  if (!participant || (before && after)) return [];
  const agent = people.agentName(participant.identity);
  const phone = participant.messagingBinding?.address.replace(/^whatsapp:/, '');
  const who = agent ?? (phone === undefined ? 'The visitor' : `${phone}, by SMS,`);
  return [
    {
      at,
      source: agent === undefined ? 'twilio' : 'desk',
      kind: 'chat',
      title: `${who} ${after ? 'joined' : 'left'} the conversation`,
      conversationSid: participant.conversationSid,
      tells: withoutUndefined({ phone }),
      raw: { ...participant, attributes: parseRecord(participant.attributes) },
    },
  ];
}
