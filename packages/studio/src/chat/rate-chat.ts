import * as v from 'valibot';
import { ApiError } from '../door/api-error.ts';
import { parseBody } from '../door/parse-body.ts';
import { chatEntries, type ChatRequest } from './chat-request.ts';
import type { ChatTools } from './chat-tools.ts';
import { findOwnChat, shortGraceSeconds, type OwnChat } from './own-chat.ts';
import type { RatingStore } from './ports.ts';
import { withChatRating, withTaskRating, withUserRating, type ChatRating } from './with-rating.ts';

const schema = v.strictObject({
  ...chatEntries,
  score: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5)),
  comment: v.optional(v.pipe(v.string(), v.maxLength(1000))),
});

/** What a visitor thought of a chat. */
export interface RateRequest extends ChatRequest {
  /** 1 to 5. */
  readonly score: number;
  readonly comment?: string | undefined;
}

interface RateTools extends ChatTools {
  readonly ratings: RatingStore;
}

/** Reads the body of `rate-chat`. Throws `wrong-request`. */
export function parseRateChat(body: unknown): RateRequest {
  return parseBody(schema, body);
}

/**
 * Keeps what a visitor thought of a chat; the last word counts. In the attributes of the conversation while it is open; of
 * one that is closed Twilio changes nothing any more, and it is kept with the visitor's user. The score goes to the agent's
 * task too, if there still is one. Throws `token-refused` and `chat-not-found`.
 *
 * @example
 * await rateChat({ token, conversationSid, score: 5 }, tools);
 */
export async function rateChat(request: RateRequest, tools: RateTools): Promise<{ rated: true }> {
  const { settings, surroundings } = tools;
  const own = await findOwnChat(request, {
    ...tools,
    // A closed chat gives no new token, and is rated as long as its transcript is read.
    graceSeconds: Math.max(settings.resumeHours * 3600, shortGraceSeconds),
    verifiedGraceSeconds: shortGraceSeconds,
  });
  const rating = toRating(request, surroundings.now());
  await Promise.all([keep(own, rating, tools), tellTask(own, rating, tools)]);
  return { rated: true };
}

function toRating({ score, comment = '' }: RateRequest, now: number): ChatRating {
  // What JSON writes with six bytes each is not text that anybody reads.
  const text = comment.replace(/(?!\n)[\p{Cc}\p{Cs}]/gu, ' ').trim();
  return { score, ...(text && { comment: text }), rated_at: new Date(now).toISOString() };
}

async function keep(own: OwnChat, rating: ChatRating, tools: RateTools): Promise<void> {
  const isKept = own.chat.state !== 'closed' && (await keepInChat(own, rating, tools));
  if (isKept) return;
  const { identity, chat } = own;
  const current = await tools.ratings.readUser(identity);
  if (current === undefined) throw new ApiError('chat-not-found');
  const attributes = withUserRating(current, { conversation_sid: chat.sid, ...rating });
  if (!attributes) {
    throw new ApiError('too-large', { detail: 'The attributes of the user have no room left.' });
  }
  await tools.ratings.saveUser(identity, attributes);
}

async function keepInChat(
  { chat }: OwnChat,
  rating: ChatRating,
  { store }: RateTools,
): Promise<boolean> {
  const attributes = withChatRating(chat.attributes, rating);
  if (!attributes) return false;
  try {
    await store.save(chat.sid, { attributes });
    return true;
  } catch (error) {
    // Closed in this very moment.
    if (error instanceof ApiError && error.code === 'chat-closed') return false;
    throw error;
  }
}

/** The rating counts without the task: what goes wrong here is only logged. */
async function tellTask(
  { chat }: OwnChat,
  rating: ChatRating,
  { ratings, surroundings }: RateTools,
): Promise<void> {
  try {
    const task = await ratings.findTask(chat.sid);
    if (!task) return;
    const attributes = withTaskRating(task.attributes, rating);
    await ratings.saveTask({ ...task, attributes });
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    surroundings.log(`${error.logged ?? error.message} The rating is kept without the task.`);
  }
}
