import type { Certainty, Visitor } from './to-visitor.ts';

const reasons: Readonly<Record<string, string>> = {
  'docs-read': 'Has read docs',
  vip: 'VIP',
  'lifetime-value': 'High lifetime value',
  'docs-and-value': 'Has read docs, and is valued',
  'no-answer': 'Profile not known',
  'no-phone': 'No phone',
  'unknown-profile': 'Unknown to Segment',
  'nothing-read': 'Has read nothing lately',
  'not-valued': 'No VIP',
};

const handoffs: Readonly<Record<string, string>> = {
  asked: 'Asked the bot for a person',
  'poor-answers': 'The bot did not know',
  'turn-limit': 'The bot went on for too long',
  'nothing-found': 'The bot has no docs',
};

/** Why a task is here, in a few words for its card. */
export function toReasonWords({ routing, docs }: Visitor): string {
  if (routing.handoff) return handoffs[routing.handoff] ?? 'Handed over by the bot';
  if (routing.reason === 'docs-read' && docs.length > 0) return `Read ${countDocs(docs.length)}`;
  return reasons[routing.reason ?? ''] ?? (docs.length > 0 ? `Read ${countDocs(docs.length)}` : '');
}

/** `1 doc`, `3 docs` */
export function countDocs(count: number): string {
  return count === 1 ? '1 doc' : `${count} docs`;
}

/** What it is called, and what it means for the agent. */
export interface CertaintyWords {
  readonly label: string;
  readonly meaning: string;
}

/** How sure it is who a visitor is, in words that an agent can act on. */
export const certaintyWords: Readonly<Record<Certainty, CertaintyWords>> = {
  verified: {
    label: 'Verified',
    meaning: 'The site has signed for who this is. You may talk about their account.',
  },
  claimed: {
    label: 'Claimed, not verified',
    meaning:
      'The visitor typed this phone; nobody has proved it. Tell nothing about the account before you have checked.',
  },
  sender: {
    label: 'Sender’s phone',
    meaning:
      'They write from this phone, as the network says. That is good enough to answer, not to reveal an account.',
  },
  unknown: {
    label: 'Not known',
    meaning: 'The visitor gave no phone. Ask who they are before you talk about an account.',
  },
};
