import type { Client, Conversation, Message, Participant } from '@twilio/conversations';

/** Collects what a client is told, from now on. */
export function watch<T>(
  emitter: Pick<Client | Conversation | Participant | Message, 'on'>,
  name: string,
): T[] {
  const seen: T[] = [];
  const on = emitter.on.bind(emitter) as (name: string, listener: (value: T) => void) => void;
  on(name, (value) => void seen.push(value));
  return seen;
}
