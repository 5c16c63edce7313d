import type { TwilioConfig } from '../../../../emulator/twilio/config.ts';
import type { Message } from '../../../../emulator/twilio/store/records.ts';

/** Who somebody in a conversation is. */
export interface Person {
  readonly is: 'visitor' | 'bot' | 'agent';
  readonly name: string;
  readonly isBySms?: true;
}

/** Tells who is who: agents are in the configuration, visitors are participants, the rest is the flow or its bot. */
export function createPeople({ flex }: Pick<TwilioConfig, 'flex'>) {
  const agents = new Map(flex.workers.map(({ identity, name }) => [identity, name]));
  const agentsBySid = new Map(flex.workers.map(({ sid, name }) => [sid, name]));
  return {
    agentName: (identity: string | null) => agents.get(identity ?? ''),
    workerName: (sid: string | null) => agentsBySid.get(sid ?? ''),
    authorOf({ author, participantSid }: Pick<Message, 'author' | 'participantSid'>): Person {
      const agent = agents.get(author);
      if (agent !== undefined) return { is: 'agent', name: agent };
      if (participantSid === null) return { is: 'bot', name: 'Bot' };
      const isBySms = /^(whatsapp:)?\+\d/.test(author);
      return { is: 'visitor', name: 'Visitor', ...(isBySms && { isBySms }) };
    },
  };
}

/** Who is who at one account. */
export type People = ReturnType<typeof createPeople>;
