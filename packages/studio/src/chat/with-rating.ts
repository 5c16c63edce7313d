import { isRecord } from '@docent/identity';

/** What a visitor thought of a chat, as it is kept. */
export interface ChatRating {
  /** 1 to 5. */
  readonly score: number;
  readonly comment?: string;
  /** ISO 8601. */
  readonly rated_at: string;
}

// Twilio's limit of the attributes of conversations and of users, bytes.
const maxBytes = 16_384;
const keptRatings = 4;

/**
 * The attributes of a chat with its rating in them; others' keys stay as they are. Undefined where there is no room.
 *
 * @example
 * withChatRating(chat.attributes, { score: 5, rated_at });
 */
export function withChatRating(current: string, rating: ChatRating): string | undefined {
  return fitting({ ...parseObject(current), rating });
}

/**
 * The attributes of a visitor's user with the rating of one of their chats, the newest first: somebody who is verified has
 * many chats. Undefined where there is no room.
 */
export function withUserRating(
  current: string,
  rating: ChatRating & { readonly conversation_sid: string },
): string | undefined {
  const known = parseObject(current);
  const before = Array.isArray(known['ratings']) ? known['ratings'].filter(isRecord) : [];
  const others = before.filter((one) => one['conversation_sid'] !== rating.conversation_sid);
  const ratings = [rating, ...others.slice(0, keptRatings - 1)];
  return fitting({ ...known, ratings }) ?? fitting({ ...known, ratings: [rating] });
}

/** The attributes of a task with the score, where Flex Insights looks for it. */
export function withTaskRating(current: string, { score }: ChatRating): string {
  const known = parseObject(current);
  const conversations = isRecord(known['conversations']) ? known['conversations'] : {};
  return JSON.stringify({ ...known, conversations: { ...conversations, csat: score } });
}

function fitting(attributes: object): string | undefined {
  const json = JSON.stringify(attributes);
  return Buffer.byteLength(json) > maxBytes ? undefined : json;
}

function parseObject(json: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(json);
    return isRecord(value) && !Array.isArray(value) ? value : {};
  } catch {
    return {};
  }
}
