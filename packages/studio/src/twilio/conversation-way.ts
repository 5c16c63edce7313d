import { array, nullish, object, string, unknown, type InferOutput } from 'valibot';
import type { OpenChat } from '../chat/ports.ts';
import type { ChatMethod } from '../settings/chat-settings.ts';
import { toConversationUrl, toServiceUrl } from './addresses.ts';
import { chatName, type ChatWay, type Opening, type WayTools } from './chat-way.ts';
import { findConversation, findMarked } from './find-chat.ts';
import { buildMark } from './participant-mark.ts';
import { isRefusal } from './twilio-failure.ts';
import { nameUser } from './name-user.ts';

const created = object({ sid: string() });
const webhook = object({
  target: string(),
  configuration: nullish(object({ flow_sid: nullish(string()) })),
});
const webhooks = object({ webhooks: array(webhook) });

/**
 * Opens chats with a conversation of our own: attributes, name and visitor come with it at once; then the flow is
 * attached while the visitor gets a name.
 *
 * @see https://www.twilio.com/docs/conversations/api/conversation-with-participants-resource
 */
export function createConversationWay(
  tools: WayTools,
  { flowSid }: Extract<ChatMethod, { kind: 'conversation' }>,
): ChatWay {
  return {
    attachesFlow: true,
    create: (opening) => createConversation(tools, opening),
    async finish(chat, opening) {
      await Promise.all([attachFlow(tools, chat, flowSid), nameUser(tools, opening)]);
      return 'finished';
    },
    findOwn: (opening) => findOwn(tools, opening),
  };
}

async function createConversation(tools: WayTools, opening: Opening): Promise<OpenChat | 'taken'> {
  const { api, settings } = tools;
  const { identity, uniqueName, name } = opening;
  try {
    const { sid } = await api({
      doing: 'open the conversation',
      method: 'post',
      url: `${toServiceUrl(settings.serviceSid)}/ConversationWithParticipants`,
      form: {
        FriendlyName: name ?? chatName,
        UniqueName: uniqueName,
        Attributes: JSON.stringify(opening.attributes),
        Participant: [buildParticipant(tools, opening)],
      },
      answer: created,
      async find() {
        const own = await findOwn(tools, opening);
        return own && { sid: own.conversationSid };
      },
    });
    return { conversationSid: sid, identity };
  } catch (error) {
    if (!isRefusal(error, 409, 50353)) throw error;
    // The one that has the name may be our own, of a request that was done after we had looked.
    return (await findOwn(tools, opening)) ?? 'taken';
  }
}

function buildParticipant({ guestRoleSid }: WayTools, opening: Opening): string {
  const { identity } = opening;
  const attributes = buildMark(opening);
  return JSON.stringify({ identity, attributes, ...(guestRoleSid && { role_sid: guestRoleSid }) });
}

async function findOwn(
  tools: WayTools,
  { uniqueName, openingId }: Opening,
): Promise<OpenChat | undefined> {
  const known = await findConversation(tools, uniqueName);
  return known && findMarked(tools, known.sid, { openingId });
}

async function attachFlow(
  { api, settings }: WayTools,
  { conversationSid }: OpenChat,
  flowSid: string,
): Promise<void> {
  const url = `${toConversationUrl(settings.serviceSid, conversationSid)}/Webhooks`;
  await api({
    doing: 'attach the flow',
    method: 'post',
    url,
    form: {
      Target: 'studio',
      'Configuration.FlowSid': flowSid,
      'Configuration.Filters': ['onMessageAdded'],
    },
    answer: unknown(),
    find: async () => {
      const found = await api({ doing: 'read the webhooks', url, answer: webhooks });
      return found.webhooks.find((one) => isOfFlow(one, flowSid));
    },
  });
}

function isOfFlow({ target, configuration }: InferOutput<typeof webhook>, flowSid: string) {
  // A list that does not say which flow has one that studio alone can have: ours.
  return target === 'studio' && (configuration?.flow_sid ?? flowSid) === flowSid;
}
