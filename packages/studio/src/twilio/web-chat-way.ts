import { object, string } from 'valibot';
import type { OpenChat } from '../chat/ports.ts';
import type { ChatMethod } from '../settings/chat-settings.ts';
import { flexUrl } from './addresses.ts';
import { chatName, type ChatWay, type Opening, type WayTools } from './chat-way.ts';
import { completeWebChat } from './complete-web-chat.ts';
import { findWebChat, openingKey } from './find-web-chat.ts';

type WebChatMethod = Extract<ChatMethod, { kind: 'web-chat' | 'deployment-key' }>;

const created = object({ conversation_sid: string(), identity: string() });

/**
 * Opens chats as Flex's web chats, whose address attaches the flow: by the address, or by the deployment key of a
 * hosted Webchat. Then their attributes are read, completed and written, with the name.
 *
 * @see https://www.twilio.com/docs/flex/developer/conversations/webchat/setup
 */
export function createWebChatWay(tools: WayTools, method: WebChatMethod): ChatWay {
  return {
    attachesFlow: false,
    create: (opening) => createWebChat(tools, method, opening),
    finish: (chat, opening) => completeWebChat(tools, chat, opening),
    findOwn: (opening) => findWebChat(tools, opening),
  };
}

async function createWebChat(
  { api, ...tools }: WayTools,
  method: WebChatMethod,
  opening: Opening,
): Promise<OpenChat> {
  const findOwn = async () => {
    const own = await findWebChat({ api, ...tools }, opening);
    return own && { conversation_sid: own.conversationSid, identity: own.identity };
  };
  const answer = await api({
    doing: 'begin the web chat',
    method: 'post',
    ...toRequest(method, opening),
    answer: created,
    find: findOwn,
  });
  return { conversationSid: answer.conversation_sid, identity: answer.identity };
}

function toRequest(method: WebChatMethod, { identity, name, openingId }: Opening) {
  const form = {
    CustomerFriendlyName: name,
    // The data itself comes with the attributes; this is how the chat is found if its answer is lost.
    PreEngagementData: JSON.stringify({ [openingKey]: openingId }),
    Identity: identity,
  };
  if (method.kind === 'deployment-key')
    return {
      url: `${flexUrl}/v2/Webchat/Init`,
      form: { ...form, DeploymentKey: method.deploymentKey },
    };
  return {
    url: `${flexUrl}/v2/WebChats`,
    form: { ...form, AddressSid: method.addressSid, ChatFriendlyName: name ?? chatName },
  };
}
