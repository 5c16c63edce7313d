import { randomId, toExternalId, type ExternalId, type Visitor } from '@docent/identity';
import type { Config } from './config.ts';
import type { Page } from './page.ts';
import { version } from './version.ts';

/** Who a message is of. */
export type Reader = Pick<Visitor, 'anonymousId' | 'phone' | 'userId'>;

/** What Segment's categories of consent were when something happened. */
export type ConsentPreferences = Readonly<Record<string, boolean>>;

/** A message as Segment's Tracking API takes it. */
export interface Message {
  readonly type: 'page' | 'track' | 'identify';
  readonly messageId: string;
  /** When it happened, ISO 8601. */
  readonly timestamp: string;
  readonly anonymousId: string;
  readonly userId?: string | undefined;
  readonly name?: string | undefined;
  readonly category?: string;
  readonly event?: string;
  readonly properties?: object;
  readonly traits?: object;
  readonly context: MessageContext;
  readonly integrations?: object | undefined;
}

/** What goes along with a message. */
export interface MessageContext {
  readonly externalIds?: readonly ExternalId[] | undefined;
  readonly consent?: { readonly categoryPreferences: ConsentPreferences } | undefined;
  readonly page?: object;
  readonly [key: string]: unknown;
}

/** A message that does not say yet whose it is. */
export type Draft = Omit<Message, 'anonymousId' | 'userId'>;

/** What is said in a message; the rest of it says when, where and of whom. */
export type Call = Omit<Draft, 'messageId' | 'timestamp' | 'context'> & {
  readonly messageId?: string;
};

/**
 * Drafts a message. Its context is that of the page on which it happened.
 *
 * @param at - When it happened, ms since 1970.
 * @example
 * buildDraft({ type: 'page', ...toPageCall(page) }, page, Date.now());
 */
export function buildDraft(
  call: Call,
  { title = '', url, path, search, referrer }: Page,
  at: number,
): Draft {
  return {
    messageId: randomId(),
    timestamp: new Date(at).toISOString(),
    ...call,
    context: {
      library: { name: 'docent', version },
      page: { title, url, path, search, referrer },
      locale: navigator.language,
      userAgent: navigator.userAgent,
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
export function toPageCall(page: Page, extra?: object): Call {
  const call = { category: 'Docs', name: page.title };
  return { type: 'page', ...call, properties: { ...extra, ...call, ...page } };
}

/**
 * Says on a message whose it is. Segment remembers nothing between calls: the phone goes along with
 * each as an external ID.
 *
 * @example
 * stampMessage(draft, visitor, config);
 */
export function stampMessage(
  draft: Draft,
  { anonymousId, phone, userId }: Reader,
  { identifier, isPrivate }: Pick<Config, 'identifier' | 'isPrivate'>,
  consent?: ConsentPreferences,
): Message {
  return {
    ...draft,
    anonymousId,
    userId: isPrivate ? undefined : userId,
    integrations: isPrivate ? { All: false, 'Segment.io': true } : draft.integrations,
    context: {
      ...draft.context,
      externalIds: phone && !isPrivate ? [toExternalId(phone, identifier)] : undefined,
      consent: consent && { categoryPreferences: consent },
    },
  };
}
