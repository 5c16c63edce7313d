import { isRecord, readText } from '@docent/identity';
import type { ChatFile, ChatLink, ChatMessage, DeskTask, Who, Worker } from './model.ts';
import { readWebUrl } from './read-value.ts';
import { toVisitor } from './to-visitor.ts';

/** A message as Twilio tells it. */
export interface MessageFacts {
  readonly sid: string;
  readonly index: number;
  readonly author: string | null;
  readonly body: string | null;
  readonly attributes: unknown;
  readonly files: readonly ChatFile[];
  /** ms since 1970 */
  readonly at: number;
  readonly delivery?: ChatMessage['delivery'];
}

/** Who may have written something. */
export interface People {
  /** The agent at this desk. */
  readonly worker: Worker;
  readonly workers: readonly Worker[];
  readonly visitor: { readonly authors: readonly string[]; readonly name: string };
}

/** Who takes part in the chat of a task. */
export function toPeople(task: DeskTask, desk: Pick<People, 'worker' | 'workers'>): People {
  const { identity, address } = task.customer ?? { identity: null, address: null };
  const authors = [identity, address].filter((author) => author !== null);
  return { ...desk, visitor: { authors, name: toVisitor(task).name } };
}

/** A message as the desk shows it. Whoever is neither the visitor nor a worker is the bot. */
export function toMessage(facts: MessageFacts, people: People): ChatMessage {
  const { author, body, attributes, delivery, ...rest } = facts;
  const told = isRecord(attributes) ? attributes : {};
  const clientId = readText(told, 'clientId', 200);
  const links = toLinks(told['links']);
  return {
    ...rest,
    ...toAuthor(author, people),
    text: body ?? '',
    // What stands in the text is a link there already.
    links: links.filter(({ url }) => !body?.includes(url)),
    offers: toOffers(told['quick_replies']),
    ...(clientId !== undefined && { clientId }),
    ...(delivery && { delivery }),
  };
}

function toAuthor(author: string | null, { worker, workers, visitor }: People) {
  const agent = workers.find(({ identity }) => identity === author);
  if (agent) {
    const isOwn = agent.identity === worker.identity;
    return { who: 'agent' as Who, name: isOwn ? 'You' : agent.name, isOwn };
  }
  if (author !== null && visitor.authors.includes(author))
    return { who: 'visitor' as Who, name: visitor.name, isOwn: false };
  return { who: 'bot' as Who, name: toBotName(author), isOwn: false };
}

/** Where a flow names no author, Twilio takes a SID, or `system`. */
function toBotName(author: string | null): string {
  const isName =
    author !== null && author !== 'system' && !/^[A-Z]{2}[0-9a-f]{32}$|^\+\d+$/.test(author);
  return isName ? author : 'Bot';
}

function toLinks(value: unknown): ChatLink[] {
  const items: readonly unknown[] = Array.isArray(value) ? value : [];
  return items.flatMap((item) => {
    if (!isRecord(item)) return [];
    const url = readWebUrl(item['url']);
    return url === undefined ? [] : [{ url, title: readText(item, 'title', 200) ?? url }];
  });
}

function toOffers(value: unknown): string[] {
  const items: readonly unknown[] = Array.isArray(value) ? value : [];
  return items.flatMap((item) => {
    if (typeof item === 'string' && item) return [item];
    return isRecord(item) ? (readText(item, 'label', 200) ?? []) : [];
  });
}
