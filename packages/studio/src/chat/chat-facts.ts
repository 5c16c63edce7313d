import { isPhone, isRecord, readText, type Phone } from '@docent/identity';

/** What the attributes of a running chat say of its visitor. */
export interface ChatFacts {
  /** Verified or only claimed. */
  readonly phone: Phone | undefined;
  readonly name: string | undefined;
  /** Undefined when others have changed the attributes so that they do not say. */
  readonly verified: boolean | undefined;
}

/**
 * Reads from conversation attributes what the rules for a running chat need, whatever others have written beside it.
 *
 * @example
 * parseChatFacts(chat.attributes).verified; // true once an identity token was checked
 */
export function parseChatFacts(attributes: string): ChatFacts {
  const value = parseJson(attributes);
  const { from, claimed_phone: claimed, identity_verified: verified } = value;
  const data = value['pre_engagement_data'];
  return {
    phone: [from, claimed].find(isPhone),
    name: isRecord(data) ? readText(data, 'friendlyName', 300) : undefined,
    verified: typeof verified === 'boolean' ? verified : undefined,
  };
}

function parseJson(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : {};
  } catch {
    return {};
  }
}
