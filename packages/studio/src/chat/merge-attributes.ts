import {
  isPhone,
  isRecord,
  toChannelAttributes,
  type AttributesPolicy,
  type ChannelClaim,
  type PreEngagementData,
} from '@docent/identity';
import { fitAttributes } from './fit-attributes.ts';

/** What became known of the visitor of a running chat. */
export interface VisitorNews {
  readonly visitor: ChannelClaim['visitor'];
  /** Whether a server checked the identity token. */
  readonly verified: boolean;
  /** How the visitor was told to be answered. */
  readonly replyBy?: 'sms';
}

/** Attributes as JSON, and the names of the parts that were shortened or left out to make them fit. */
export interface MergedAttributes {
  readonly attributes: string;
  readonly cut: readonly (keyof PreEngagementData)[];
}

/**
 * Merges what became known of a visitor into the attributes of a chat. Keys of others stay as they are, and so does the
 * phone of a verified visitor unless a verified one is given. Undefined when the result cannot be made to fit.
 *
 * @param current - The conversation attributes, as JSON.
 * @example
 * mergeAttributes(chat.attributes, { visitor: { phone }, verified: false }, { requireVerified: true });
 */
export function mergeAttributes(
  current: string,
  { visitor, verified, ...rest }: VisitorNews,
  policy: AttributesPolicy = {},
): MergedAttributes | undefined {
  const before = parseObject(current);
  const wasVerified = before['identity_verified'] === true;
  const told = toChannelAttributes({ visitor, verified, ...rest }, policy);
  const { from, claimed_phone, pre_engagement_data } = told.attributes;
  const isPhoneNews = isPhone(visitor.phone) && (verified || !wasVerified);
  const merged = {
    ...(isPhoneNews ? omit(before, ['from', 'claimed_phone']) : before),
    ...(isPhoneNews && from && { from }),
    ...(isPhoneNews && claimed_phone && { claimed_phone }),
    channel_type: 'web',
    identity_verified: verified || wasVerified,
    pre_engagement_data: mergeData(before['pre_engagement_data'], pre_engagement_data),
  };
  const fitted = fitAttributes(merged);
  return fitted && { ...fitted, cut: [...new Set([...told.cut, ...fitted.cut])] };
}

function mergeData(before: unknown, { user_id, ...told }: PreEngagementData) {
  const known = isObject(before) ? before : {};
  return {
    ...known,
    ...told,
    user_id: user_id ?? (typeof known['user_id'] === 'string' ? known['user_id'] : null),
    docs: Array.isArray(known['docs']) ? known['docs'] : [],
  };
}

function parseObject(json: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(json);
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return isRecord(value) && !Array.isArray(value);
}

function omit(source: Record<string, unknown>, keys: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(source).filter(([key]) => !keys.includes(key)));
}
