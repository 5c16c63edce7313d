import { isRecord } from '@docent/identity';
import type { ChatInteraction } from '../chat/ports.ts';
import { createTaskFinder, type TaskTools } from './find-tasks.ts';
import { isSid } from './sids.ts';

/** Creates what finds the interaction of a chat: in the attributes of its latest task, where Flex writes it. */
export function createInteractionFinder(
  tools: TaskTools,
): (conversationSid: string) => Promise<ChatInteraction | undefined> {
  const findTasks = createTaskFinder(tools);
  return async (conversationSid) => {
    const tasks = await findTasks(conversationSid);
    return tasks
      .map(({ attributes }) => toInteraction(attributes))
      .find((one) => one !== undefined);
  };
}

function toInteraction(attributes: string): ChatInteraction | undefined {
  const value = parseJson(attributes);
  if (!isRecord(value)) return undefined;
  const { flexInteractionSid: interactionSid, flexInteractionChannelSid: channelSid } = value;
  if (!isSid('KD', interactionSid) || !isSid('UO', channelSid)) return undefined;
  return { interactionSid, channelSid };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
