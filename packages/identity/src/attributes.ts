import type { DocView } from './doc-trail.ts';
import { cutText, jsonSize } from './json-size.ts';
import { isPhone, type Phone } from './phone.ts';
import { buildPreEngagement } from './pre-engagement.ts';
import type { VisitorClaims } from './visitor.ts';

/** A doc as an agent or a flow sees it. */
export interface AttributeDoc {
  readonly title: string;
  readonly url: string;
  /** ISO 8601. */
  readonly viewed_at: string;
}

/** What the visitor or the page claims: it may choose a route, and reveals nothing to anybody. */
export interface PreEngagementData {
  readonly friendlyName?: string;
  readonly email?: string;
  readonly question?: string;
  readonly anonymous_id?: string;
  readonly user_id: string | null;
  readonly page?: { readonly url: string; readonly title: string };
  readonly docs: readonly AttributeDoc[];
  readonly locale?: string;
  readonly time_zone?: string;
  readonly referrer?: string;
  /** The visitor was told that nobody is there, and that the answer comes by SMS. */
  readonly reply_by?: 'sms';
}

/** The conversation attributes that Studio reads. */
export interface ChannelAttributes {
  /** E.164. The one key that existing flows read. */
  readonly from?: Phone;
  /** The phone of an unverified visitor, where the policy asks for a verified one. */
  readonly claimed_phone?: Phone;
  readonly channel_type: 'web';
  /** True only after a server checked the identity token. */
  readonly identity_verified: boolean;
  readonly pre_engagement_data: PreEngagementData;
}

/** What a chat starts with. */
export interface ChannelClaim {
  readonly visitor: VisitorClaims & { readonly anonymousId?: string };
  /** Whether a server checked the identity token. */
  readonly verified?: boolean;
  readonly trail?: readonly DocView[];
  readonly question?: string;
  readonly page?: { readonly url: string; readonly title: string };
  readonly locale?: string;
  readonly timeZone?: string;
  readonly referrer?: string;
  readonly replyBy?: 'sms';
}

/** Whose phone counts. */
export interface AttributesPolicy {
  /** Gives `from` to verified visitors only. */
  readonly requireVerified?: boolean;
}

/** The attributes, and the names of the parts that were shortened or left out to make them fit. */
export interface BuiltAttributes {
  readonly attributes: ChannelAttributes;
  readonly cut: readonly (keyof PreEngagementData)[];
}

/** The most that conversation attributes may take, in bytes of JSON as UTF-8. */
export const maxAttributesSize = 16_384;

/**
 * Builds the conversation attributes of a chat, at most 16 KB of JSON: the oldest docs go first, then
 * the end of the question, and the phone always stays. A field that
 * breaks its type is left out.
 *
 * @example
 * const { attributes, cut } = toChannelAttributes(
 *   { visitor: { phone }, verified: false, question: 'How do I start?' },
 *   { requireVerified: true },
 * );
 */
export function toChannelAttributes(
  claim: ChannelClaim,
  policy: AttributesPolicy = {},
): BuiltAttributes {
  const cut = new Set<keyof PreEngagementData>();
  const verified = claim.verified === true;
  const { phone } = claim.visitor;
  const phoneKey = policy.requireVerified && !verified ? 'claimed_phone' : 'from';
  const full: ChannelAttributes = {
    ...(isPhone(phone) && { [phoneKey]: phone }),
    channel_type: 'web',
    identity_verified: verified,
    pre_engagement_data: buildPreEngagement(claim, cut),
  };
  const attributes = fit(full, cut);
  return { attributes, cut: [...cut] };
}

function fit(attributes: ChannelAttributes, cut: Set<keyof PreEngagementData>): ChannelAttributes {
  let data = attributes.pre_engagement_data;
  const excess = (): number =>
    jsonSize({ ...attributes, pre_engagement_data: data }) - maxAttributesSize;
  while (data.docs.length > 0 && excess() > 0) {
    data = { ...data, docs: data.docs.slice(1) };
    cut.add('docs');
  }
  const { question, ...rest } = data;
  if (question && excess() > 0) {
    const shorter = cutText(question, jsonSize(question) - 2 - excess());
    data = shorter ? { ...data, question: shorter } : rest;
    cut.add('question');
  }
  return { ...attributes, pre_engagement_data: data };
}
