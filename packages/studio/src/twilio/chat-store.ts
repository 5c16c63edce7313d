import { nullish, object, string, unknown } from 'valibot';
import type { Chat, ChatInteraction, ChatStore } from '../chat/ports.ts';
import { ApiError } from '../door/api-error.ts';
import { flexUrl, toConversationUrl } from './addresses.ts';
import type { ConversationAnswer } from './conversation-answer.ts';
import { findConversation, type Finder } from './find-chat.ts';
import { createInteractionFinder } from './find-interaction.ts';
import { readMessages } from './read-messages.ts';
import { isSid } from './sids.ts';
import type { TwilioApi } from './twilio-api.ts';
import type { TwilioClient } from './twilio-client.ts';
import { isRefusal } from './twilio-failure.ts';

interface StoreTools extends Finder {
  readonly client: TwilioClient;
  readonly workspaceSid: string | undefined;
}

/** A conversation, by its address. */
interface At {
  readonly api: TwilioApi;
  readonly url: string;
}

// Twilio's numbers of what we take for an answer.
const isClosedCode = 50377;
const nameTakenCode = 50353;
const hasEndedStatus = 409;

/** Creates the store of the chats that run at Twilio. A SID that is none never becomes part of an address. */
export function createChatStore(tools: StoreTools): ChatStore {
  const { api, settings } = tools;
  const at = (sid: string): At => {
    if (!isSid('CH', sid)) throw new ApiError('chat-not-found');
    return { api, url: toConversationUrl(settings.serviceSid, sid) };
  };
  return {
    async find(sid) {
      const found = isSid('CH', sid) ? await findConversation(tools, sid) : undefined;
      return found && toChat(found);
    },
    hasParticipant: async (sid, identity) => hasParticipant(at(sid), identity),
    save: async (sid, change) => save(at(sid), change),
    readMessages: async (sid, limit) => readMessages(at(sid), limit),
    findInteraction: createInteractionFinder(tools),
    endInteraction: (interaction) => endInteraction(api, interaction),
    close: async (sid) => close(at(sid)),
  };
}

function toChat({ sid, state, attributes }: ConversationAnswer): Chat {
  return { sid, attributes, state: state === 'initializing' ? 'active' : state };
}

async function hasParticipant({ api, url }: At, identity: string): Promise<boolean> {
  const found = await api({
    doing: 'read the participant',
    url: `${url}/Participants/${encodeURIComponent(identity)}`,
    answer: object({ identity: nullish(string()) }),
  }).catch((error) => undefinedIf(error, 404));
  return found?.identity === identity;
}

async function save(
  { api, url }: At,
  { attributes, uniqueName }: Parameters<ChatStore['save']>[1],
): Promise<'saved' | 'taken'> {
  const form = { Attributes: attributes, UniqueName: uniqueName };
  try {
    await api({ doing: 'write the attributes', method: 'post', url, form, answer: unknown() });
    return 'saved';
  } catch (error) {
    if (isRefusal(error, nameTakenCode)) return 'taken';
    if (isRefusal(error, isClosedCode)) throw new ApiError('chat-closed');
    if (isRefusal(error, 404)) throw new ApiError('chat-not-found');
    throw error;
  }
}

async function endInteraction(
  api: TwilioApi,
  { interactionSid, channelSid }: ChatInteraction,
): Promise<void> {
  await api({
    doing: 'end the interaction',
    method: 'post',
    url: `${flexUrl}/v1/Interactions/${interactionSid}/Channels/${channelSid}`,
    // Without this routing the agent's task would stay and wait to be wrapped up.
    form: { Status: 'closed', Routing: JSON.stringify({ status: 'closed' }) },
    answer: unknown(),
  }).catch((error) => undefinedIf(error, hasEndedStatus, 404));
}

async function close({ api, url }: At): Promise<void> {
  await api({
    doing: 'close the conversation',
    method: 'post',
    url,
    form: { State: 'closed' },
    answer: unknown(),
  }).catch((error) => undefinedIf(error, isClosedCode, 404));
}

function undefinedIf(error: unknown, ...numbers: readonly number[]): undefined {
  if (isRefusal(error, ...numbers)) return undefined;
  throw error;
}
