import type { AttributeDoc, ChannelClaim, PreEngagementData } from './attributes.ts';
import { parseDocView } from './doc-trail.ts';
import { isRecord } from './fields.ts';
import { cutText } from './json-size.ts';

type Key = keyof PreEngagementData;
type ReadText = (key: Key, value: unknown, maxSize: number) => string | undefined;

interface Readers {
  /** Cuts a long text. */
  readonly shorten: ReadText;
  /** Takes a text whole or not at all: half an address or half an ID is another one. */
  readonly keep: ReadText;
}

const maxDocs = 20;
// Bytes. Together below 6 KB: whatever a page claims, the phone fits and a question has room.
const maxSizes = {
  friendlyName: 300,
  email: 330,
  question: 16_384,
  anonymous_id: 200,
  user_id: 600,
  locale: 40,
  time_zone: 80,
  referrer: 1500,
  title: 400,
  url: 1500,
} as const;

/**
 * Builds what the visitor and the page claim, each part within its own bound; the names of the parts
 * that were too long are added to `cut`.
 *
 * @example
 * const cut = new Set<keyof PreEngagementData>();
 * const data = buildPreEngagement({ visitor, question: 'How do I start?' }, cut);
 */
export function buildPreEngagement(claim: ChannelClaim, cut: Set<Key>): PreEngagementData {
  const { visitor, page } = claim;
  const { shorten, keep } = createReaders(cut);
  return omitAbsent({
    friendlyName: shorten('friendlyName', visitor.name, maxSizes.friendlyName),
    email: keep('email', visitor.email, maxSizes.email),
    question: shorten('question', claim.question, maxSizes.question),
    anonymous_id: keep('anonymous_id', visitor.anonymousId, maxSizes.anonymous_id),
    user_id: keep('user_id', visitor.userId, maxSizes.user_id) ?? null,
    page: isRecord(page) ? toPage('page', page, shorten) : undefined,
    docs: toDocs(claim.trail, cut, shorten),
    locale: keep('locale', claim.locale, maxSizes.locale),
    time_zone: keep('time_zone', claim.timeZone, maxSizes.time_zone),
    referrer: shorten('referrer', claim.referrer, maxSizes.referrer),
    reply_by: claim.replyBy === 'sms' ? claim.replyBy : undefined,
  });
}

function createReaders(cut: Set<Key>): Readers {
  const shorten: ReadText = (key, value, maxSize) => {
    if (typeof value !== 'string' || !value) return undefined;
    const text = cutText(value, maxSize);
    if (text.length < value.length) cut.add(key);
    return text;
  };
  const keep: ReadText = (key, value, maxSize) => {
    const text = shorten(key, value, maxSize);
    return text === value ? text : undefined;
  };
  return { shorten, keep };
}

function toPage(key: Key, page: { title?: unknown; url?: unknown }, shorten: ReadText) {
  return {
    url: shorten(key, page.url, maxSizes.url) ?? '',
    title: shorten(key, page.title, maxSizes.title) ?? '',
  };
}

function toDocs(trail: unknown, cut: Set<Key>, shorten: ReadText): AttributeDoc[] {
  if (!Array.isArray(trail)) return [];
  if (trail.length > maxDocs) cut.add('docs');
  return trail
    .slice(-maxDocs)
    .map(parseDocView)
    .filter((view) => view !== undefined)
    .map((view) => ({
      ...toPage('docs', view, shorten),
      viewed_at: new Date(view.viewedAt).toISOString(),
    }));
}

function omitAbsent(data: {
  [Name in Key]-?: PreEngagementData[Name] | undefined;
}): PreEngagementData {
  const present = Object.entries(data).filter(([, value]) => value !== undefined);
  return Object.fromEntries(present) as unknown as PreEngagementData;
}
