import type { DocTrail, Visitor } from '@docent/identity';
import type { StartRequest, VisitorClaim } from '../session/functions-api.ts';
import type { PendingStart } from '../delivery/outbox.ts';
import type { OutgoingMessage } from '../state/model.ts';

/** All that a chat is started with. */
export interface StartFacts {
  readonly visitor: Visitor;
  readonly trail: DocTrail;
  readonly pending: PendingStart;
  readonly question: OutgoingMessage | undefined;
  readonly identityToken: string | undefined;
  readonly page: PageFacts;
  /** Nobody is there to answer now. */
  readonly isClosed: boolean;
}

/** What the page says of itself and of the browser. */
export interface PageFacts {
  readonly url: string;
  readonly title: string;
  readonly referrer: string;
  readonly locale: string;
  readonly timeZone: string;
}

// What `start-chat` takes.
const maxQuestionLength = 8000;
// Bytes; it takes some more.
const maxAttributes = 3000;
const maxTitleLength = 1000;
const maxUrlLength = 2048;

/**
 * Builds the body of `start-chat`. Addresses go without their query and hash: these hold what is nobody's business.
 *
 * @example
 * buildStartRequest({ visitor, trail, pending, question, identityToken, page: readPage(), isClosed: false });
 */
export function buildStartRequest(facts: StartFacts): StartRequest {
  const { visitor, trail, pending, question, identityToken, page, isClosed } = facts;
  const referrer = toPlainUrl(page.referrer);
  return {
    visitor: toClaim(visitor),
    ...(identityToken && { identityToken }),
    ...(question && isQuestion(question) && toQuestion(question)),
    trail: trail.map(({ title, url, viewedAt }) => ({ title, url, viewedAt })),
    page: { url: toPlainUrl(page.url), title: page.title.slice(0, maxTitleLength) },
    // What the visitor was told.
    ...(isClosed && visitor.phone && { replyBy: 'sms' as const }),
    locale: page.locale,
    timeZone: page.timeZone,
    ...(referrer && { referrer }),
    requestId: pending.requestId,
  };
}

/**
 * Whether a message can go along with the start; a longer one, or one with files, follows it.
 *
 * @example
 * isQuestion(message);
 */
export function isQuestion(message: OutgoingMessage): boolean {
  const { body, attachments = [] } = message;
  const isText = body !== '' && body.length <= maxQuestionLength && attachments.length === 0;
  return isText && countBytes(toQuestionAttributes(message)) <= maxAttributes;
}

/**
 * What the Functions are told of a visitor.
 *
 * @example
 * toClaim(store.read()); // { phone: '+14155552671', anonymousId: '…' }
 */
export function toClaim(visitor: Visitor): VisitorClaim {
  const { phone, name, email, userId, anonymousId, source } = visitor;
  return {
    ...(phone && { phone }),
    ...(name && { name }),
    ...(email && { email }),
    ...(userId && { userId }),
    anonymousId,
    ...(source && { source }),
  };
}

/**
 * Reads what this page says of itself.
 *
 * @example
 * readPage().title;
 */
export function readPage(): PageFacts {
  return {
    url: location.href,
    title: document.title,
    referrer: document.referrer,
    locale: navigator.language,
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  };
}

function toQuestion(message: OutgoingMessage) {
  return { question: message.body, questionAttributes: toQuestionAttributes(message) };
}

function toQuestionAttributes({ attributes, clientId }: OutgoingMessage): string {
  return JSON.stringify({ ...attributes, clientId });
}

function countBytes(text: string): number {
  return new TextEncoder().encode(text).length;
}

function toPlainUrl(url: string): string {
  return (url.split(/[?#]/)[0] ?? '').slice(0, maxUrlLength);
}
