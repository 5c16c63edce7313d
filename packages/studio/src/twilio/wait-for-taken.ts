import { array, object, string, unknown } from 'valibot';
import type { NewChat, OpenChat, Surroundings } from '../chat/ports.ts';
import { ApiError } from '../door/api-error.ts';
import { toConversationUrl } from './addresses.ts';
import type { OpenerTools } from './chat-opener.ts';
import type { ConversationAnswer } from './conversation-answer.ts';
import { findConversation, findMarked } from './find-chat.ts';
import type { Pace } from './pace.ts';
import { removeChat } from './remove-chat.ts';

interface Waiting {
  readonly tools: OpenerTools;
  readonly pace: Pace;
  readonly surroundings: Surroundings;
}

// A Function is stopped after 10 seconds; the rest is for clocks that differ.
const longestOpeningMs = 15_000;
const lookAgainMs = 250;

const list = array(object({ sid: string() }));

/**
 * Waits until the chat that has the name already is complete, and gives it to whoever sends the same request again:
 * undefined to anybody else, and when it is over. `gone`: whoever opened it has given up, and the name is free.
 */
export async function waitForTaken(
  waiting: Waiting,
  chat: NewChat,
): Promise<OpenChat | undefined | 'gone'> {
  const { tools, pace, surroundings } = waiting;
  for (;;) {
    const known = await findConversation(tools, chat.uniqueName);
    if (!known) return 'gone';
    if (known.state === 'closed') return undefined;
    const visitor = await findMarked(tools, known.sid, { mark: chat.mark });
    if (!visitor || (await isComplete(tools, known, chat))) return visitor;
    if (surroundings.now() - Date.parse(known.date_created) > longestOpeningMs) {
      await removeChat(tools, { conversationSid: known.sid }, surroundings);
      return 'gone';
    }
    if (pace.leftMs() < lookAgainMs * 2) throw stillOpening();
    await pace.wait(lookAgainMs);
  }
}

/** Whether somebody said something, or the flow is there and nothing was to be said. */
async function isComplete(
  { api, settings, way }: OpenerTools,
  { sid }: ConversationAnswer,
  { attributes }: NewChat,
): Promise<boolean> {
  const url = toConversationUrl(settings.serviceSid, sid);
  const messages = await api({
    doing: 'read the messages',
    url: `${url}/Messages?PageSize=1`,
    answer: object({ messages: list }),
  });
  if (messages.messages.length > 0) return true;
  if (attributes.pre_engagement_data.question !== undefined) return false;
  if (!way.attachesFlow) return true;
  const flows = await api({
    doing: 'read the webhooks',
    url: `${url}/Webhooks`,
    answer: object({ webhooks: array(unknown()) }),
  });
  return flows.webhooks.length > 0;
}

function stillOpening(): ApiError {
  return new ApiError('try-later', {
    retryAfterSeconds: 2,
    logged: 'The same request came twice, and the first is not done yet.',
  });
}
