import { isRecord, readText } from '@docent/identity';
import type { AuthorKind, StoredMessage } from '../state/model.ts';
import { isProgram } from './display-name.ts';
import { parseDocLinks } from './doc-links.ts';
import { toMediaItems } from './media-items.ts';
import { parseOffer } from './parse-offer.ts';

/** What of a message the SDK and the server tell alike. */
export interface MessageFacts {
  readonly sid: string;
  readonly index: number;
  readonly author: string | null;
  readonly body: string | null;
  /** Written by anybody. */
  readonly attributes: unknown;
  readonly dateCreated: Date | null;
  readonly attachedMedia?: unknown;
}

interface Reader {
  /** Who the visitor is. */
  readonly identity: string;
  readonly authorName?: string | undefined;
  readonly authorPicture?: string | undefined;
}

const longestClientId = 100;

/**
 * Makes a message as the chat keeps it.
 *
 * @example
 * toStoredMessage(message, { identity: 'visitor-1', authorName: 'Maya' });
 */
export function toStoredMessage(
  facts: MessageFacts,
  { identity, authorName, authorPicture }: Reader,
): StoredMessage {
  const { sid, index, dateCreated } = facts;
  const attributes = isRecord(facts.attributes) ? facts.attributes : {};
  const media = toMediaItems(facts.attachedMedia);
  const author = toAuthorKind(facts.author, attributes, identity);
  const clientId = readText(attributes, 'clientId', longestClientId);
  const offer = author === 'visitor' ? undefined : parseOffer(attributes);
  const form = isRecord(attributes['form']) ? attributes['form'] : {};
  const answeredForm = author === 'visitor' && readText(form, 'id', longestClientId);
  return {
    sid,
    index,
    author,
    ...(authorName !== undefined && author !== 'visitor' && { authorName }),
    ...(authorPicture !== undefined && author !== 'visitor' && { authorPicture }),
    body: facts.body ?? '',
    // A visitor could write such attributes too; links of theirs are text.
    links: author === 'bot' ? parseDocLinks(attributes['links']) : [],
    ...(media.length > 0 && { media }),
    ...(offer && { offer }),
    ...(answeredForm && { answeredForm }),
    sentAt: dateCreated?.getTime() || Date.now(),
    // Nobody else's message is one of our outgoing ones.
    ...(clientId !== undefined && author === 'visitor' && { clientId }),
  };
}

function toAuthorKind(
  author: string | null,
  attributes: Record<string, unknown>,
  identity: string,
): AuthorKind {
  if (author === identity) return 'visitor';
  const isBot = attributes['author'] === 'bot' || attributes['type'] === 'docs_links';
  return isBot || isProgram(author) ? 'bot' : 'person';
}
