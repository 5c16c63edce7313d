import { randomId, toExternalId, type ExternalId, type Visitor } from '@docent/identity';
import type { Page } from './page.ts';
import { version } from './version.ts';

/** Who a message is of. */
export type Reader = Pick<Visitor, 'anonymousId' | 'phone' | 'userId' | 'name' | 'email'>;

/** What Segment's categories of consent were when something happened. */
export type ConsentPreferences = Readonly<Record<string, boolean>>;

/** A message as Segment's Tracking API takes it. */
export interface Message {
  readonly type: 'page' | 'track' | 'identify';
  readonly messageId: string;
  /** When it happened, ISO 8601. */
  readonly timestamp: string;
  readonly anonymousId: string;
  readonly userId?: string;
  readonly name?: string;
  readonly category?: string;
  readonly event?: string;
  readonly properties?: object;
  readonly traits?: object;
  readonly context: MessageContext;
  readonly integrations?: object;
}

/** What goes along with a message. */
export interface MessageContext {
  readonly externalIds?: readonly ExternalId[];
  readonly consent?: { readonly categoryPreferences: ConsentPreferences };
  readonly [key: string]: unknown;
}

/** A message that does not say yet whose it is. */
export type Draft = Omit<Message, 'anonymousId' | 'userId'>;

/**
 * Drafts a message. Its context is that of the page on which it happened.
 *
 * @param at - When it happened, ms since 1970.
 * @example
 * buildDraft({ type: 'page', ...toPageCall(page) }, page, Date.now());
 */
export function buildDraft(
  call: Omit<Draft, 'messageId' | 'timestamp' | 'context'> & { readonly messageId?: string },
  { title = '', url, path, search, referrer }: Page,
  at: number,
): Draft {
  const { language, userAgent } = navigator;
  return {
    messageId: randomId(),
    timestamp: new Date(at).toISOString(),
    ...call,
    context: {
      library: { name: 'docent', version },
      page: { title, url, path, search, referrer },
      locale: language,
      timezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      userAgent,
    },
  };
}

/**
 * The call for a view of a page.
 *
 * @param extra - Properties that the site adds.
 * @example
 * buildDraft(toPageCall(page), page, Date.now());
 */
export function toPageCall(page: Page, extra?: object) {
  const call = { category: 'Docs', ...(page.title && { name: page.title }) };
  return { type: 'page' as const, ...call, properties: { ...extra, ...call, ...page } };
}

/** What a message is stamped with besides its reader. */
export interface Stamp {
  readonly identifier: string;
  /** The reader's browser asks that nothing be sold or shared: counted, not linked, not forwarded. */
  readonly isPrivate: boolean;
  readonly consent?: ConsentPreferences | undefined;
}

/**
 * Says on a message whose it is. Segment remembers nothing between calls: the phone goes along with
 * each as an external ID.
 *
 * @example
 * stampMessage(draft, visitor, { identifier: 'phone', isPrivate: false });
 */
export function stampMessage(
  draft: Draft,
  { anonymousId, phone, userId }: Reader,
  { identifier, isPrivate, consent }: Stamp,
): Message {
  const isLinked = phone && !isPrivate;
  return {
    ...draft,
    anonymousId,
    ...(userId && !isPrivate && { userId }),
    ...(isPrivate && { integrations: { All: false, 'Segment.io': true } }),
    context: {
      ...draft.context,
      ...(isLinked && { externalIds: [toExternalId(phone, identifier)] }),
      ...(consent && { consent: { categoryPreferences: consent } }),
    },
  };
}
