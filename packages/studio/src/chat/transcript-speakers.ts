import type { ChatMessage } from './ports.ts';

/** Who said something, as the visitor may know it. */
export interface Speaker {
  readonly role: 'visitor' | 'bot' | 'agent';
  readonly name: string;
}

/** Reads what agents are called in front of visitors, by their identities. Who has no such name is left out. */
export type ReadNames = (identities: readonly string[]) => Promise<ReadonlyMap<string, string>>;

const agentName = 'Support';

interface ChatPeople {
  readonly visitor: { readonly identity: string; readonly name: string | undefined };
  /** What the bot is called in front of visitors. */
  readonly botName: string;
  readonly readNames: ReadNames;
}

/**
 * Finds out who spoke in a chat, by author. Whoever is neither the visitor nor a bot is an agent, and an agent without
 * a name for visitors is `Support`: the identity of an agent is often an e-mail address, and is told to nobody.
 *
 * @example
 * const speakers = await readSpeakers(messages, people);
 */
export async function readSpeakers(
  messages: readonly ChatMessage[],
  { visitor, botName, readNames }: ChatPeople,
): Promise<(author: string) => Speaker> {
  // Where a flow gives its messages no author, Twilio takes a SID, or `system`.
  const isBot = (author: string): boolean =>
    author === botName || author === 'system' || /^[A-Z]{2}[0-9a-f]{32}$/.test(author);
  const authors = [...new Set(messages.map(({ author }) => author))];
  const agents = authors.filter((author) => author !== visitor.identity && !isBot(author));
  const names = agents.length > 0 ? await readNames(agents) : new Map<string, string>();
  return (author) => {
    if (author === visitor.identity) return { role: 'visitor', name: visitor.name ?? 'You' };
    if (isBot(author)) return { role: 'bot', name: botName };
    return { role: 'agent', name: names.get(author) ?? agentName };
  };
}
