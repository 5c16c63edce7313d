import { isRecord } from '@docent/identity';
import { unknown } from 'valibot';
import { fitAttributes } from '../chat/fit-attributes.ts';
import type { NewChat, OpenChat } from '../chat/ports.ts';
import { toConversationUrl } from './addresses.ts';
import type { Opening, WayTools } from './chat-way.ts';
import { conversationAnswer } from './conversation-answer.ts';
import { findConversation, findMarked } from './find-chat.ts';
import { buildMark } from './participant-mark.ts';
import { isRefusal } from './twilio-failure.ts';

/**
 * Completes a web chat that Flex has begun: marks its visitor while its attributes are read, then writes them with its
 * name, so that whoever finds the name finds everything. `taken`: another chat has the name.
 */
export async function completeWebChat(
  tools: WayTools,
  chat: OpenChat,
  opening: Opening,
): Promise<'finished' | 'taken'> {
  const [existing] = await Promise.all([
    readAttributes(tools, chat),
    markVisitor(tools, chat, opening),
  ]);
  try {
    await writeAttributes(tools, chat, { ...opening, merged: mergeInto(existing, opening) });
    return 'finished';
  } catch (error) {
    if (isRefusal(error, 409, 50353)) return 'taken';
    throw error;
  }
}

async function readAttributes(
  { api, settings }: WayTools,
  { conversationSid }: OpenChat,
): Promise<string> {
  const url = toConversationUrl(settings.serviceSid, conversationSid);
  const found = await api({ doing: 'read the web chat', url, answer: conversationAnswer });
  return found.attributes;
}

async function markVisitor(
  tools: WayTools,
  { conversationSid, identity }: OpenChat,
  opening: Opening,
): Promise<void> {
  const { api, settings, guestRoleSid } = tools;
  const chatUrl = toConversationUrl(settings.serviceSid, conversationSid);
  await api({
    doing: 'mark the visitor',
    method: 'post',
    url: `${chatUrl}/Participants/${encodeURIComponent(identity)}`,
    form: { Attributes: buildMark(opening), RoleSid: guestRoleSid },
    answer: unknown(),
    find: () => findMarked(tools, conversationSid, { openingId: opening.openingId }),
  });
}

async function writeAttributes(
  tools: WayTools,
  { conversationSid }: OpenChat,
  { uniqueName, merged }: { readonly uniqueName: string; readonly merged: string },
): Promise<void> {
  await tools.api({
    doing: 'write the attributes',
    method: 'post',
    url: toConversationUrl(tools.settings.serviceSid, conversationSid),
    form: { UniqueName: uniqueName, Attributes: merged },
    answer: unknown(),
    async find() {
      const found = await findConversation(tools, conversationSid);
      // The name came with the attributes, or neither did.
      return found?.unique_name === uniqueName ? found : undefined;
    },
  });
}

/** Keys that Flex has written stay, where there is room for them; those that we write are ours. */
function mergeInto(existing: string, { attributes }: NewChat): string {
  const merged = { ...parseObject(existing), ...attributes };
  const data = { ...attributes.pre_engagement_data };
  const fitted = fitAttributes({ ...merged, pre_engagement_data: data });
  return fitted?.attributes ?? JSON.stringify(attributes);
}

function parseObject(json: string): object {
  try {
    const value: unknown = JSON.parse(json);
    return isRecord(value) && !Array.isArray(value) ? value : {};
  } catch {
    return {};
  }
}
