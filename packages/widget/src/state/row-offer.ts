import type { ChatState, MessageOffer } from './model.ts';

/** What a row shows of the offer of its message. */
export interface RowOffer {
  /** Answers to tap only of the newest message. */
  readonly offer?: MessageOffer;
  /** Of its form: it was sent, or it cannot be, as the chat is over. */
  readonly formState?: 'open' | 'sent' | 'over';
}

/**
 * What the message at a position still offers: answers to tap until somebody says something, a form for good.
 *
 * @example
 * toRowOffer(state, 4); // { offer: { quickReplies: [{ label: 'Yes', text: 'Yes' }] } }
 */
export function toRowOffer(state: ChatState, position: number): RowOffer {
  const { messages, outgoing, phase } = state;
  const { quickReplies, form } = messages[position]?.offer ?? {};
  const isNewest = position === messages.length + outgoing.length - 1;
  const replies = isNewest && phase !== 'ended' ? quickReplies : undefined;
  if (!form && !replies) return {};
  const offer = { ...(replies && { quickReplies: replies }), ...(form && { form }) };
  if (!form) return { offer };
  if (isAnswered(state, { id: form.id, position })) return { offer, formState: 'sent' };
  return { offer, formState: phase === 'ended' ? 'over' : 'open' };
}

interface Asked {
  readonly id: string;
  readonly position: number;
}

function isAnswered({ messages, outgoing }: ChatState, { id, position }: Asked): boolean {
  const isUnderWay = outgoing.some(({ attributes, delivery }) => {
    const form = attributes?.['form'];
    const isOfForm = typeof form === 'object' && form !== null && 'id' in form && form.id === id;
    return isOfForm && delivery !== 'failed';
  });
  if (isUnderWay) return true;
  // From the newest back: what is in sight was mostly answered just now.
  let at = messages.length - 1;
  while (at > position && messages[at]?.answeredForm !== id) at -= 1;
  return at > position;
}
