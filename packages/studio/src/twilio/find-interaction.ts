import { isRecord } from '@docent/identity';
import { array, nullish, object, string } from 'valibot';
import type { ChatInteraction } from '../chat/ports.ts';
import { flexUrl, taskRouterUrl } from './addresses.ts';
import { isSid } from './sids.ts';
import type { TwilioApi } from './twilio-api.ts';
import type { TwilioClient } from './twilio-client.ts';
import { isRefusal } from './twilio-failure.ts';

interface InteractionTools {
  readonly api: TwilioApi;
  readonly client: TwilioClient;
  /** Asked of Flex when it is undefined. */
  readonly workspaceSid: string | undefined;
}

const tasks = object({ tasks: array(object({ attributes: nullish(string(), '{}') })) });
const configuration = object({ taskrouter_workspace_sid: nullish(string()) });
const workspaces = object({ workspaces: array(object({ sid: string() })) });

// One per account, and never another: a warm Function asks once.
const knownWorkspaces = new WeakMap<TwilioClient, string>();

/** Creates what finds the interaction of a chat: in the attributes of its latest task, where Flex writes it. */
export function createInteractionFinder(
  tools: InteractionTools,
): (conversationSid: string) => Promise<ChatInteraction | undefined> {
  return async (conversationSid) => {
    if (!isSid('CH', conversationSid)) return undefined;
    const workspaceSid = tools.workspaceSid ?? (await findWorkspace(tools));
    if (!workspaceSid) return undefined;
    const query = new URLSearchParams({
      EvaluateTaskAttributes: `conversationSid == "${conversationSid}"`,
      Ordering: 'DateCreated:desc',
      PageSize: '20',
    });
    const url = `${taskRouterUrl}/Workspaces/${workspaceSid}/Tasks?${query}`;
    const found = await tools.api({ doing: "read the chat's tasks", url, answer: tasks });
    return found.tasks
      .map(({ attributes }) => toInteraction(attributes ?? '{}'))
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

async function findWorkspace({ api, client }: InteractionTools): Promise<string | undefined> {
  const known = knownWorkspaces.get(client);
  if (known) return known;
  const ofFlex = await api({
    doing: "read Flex's configuration",
    url: `${flexUrl}/v1/Configuration`,
    answer: configuration,
  }).catch((error: unknown) => {
    // Flex may not be there for this key, or not be Flex at all.
    if (isRefusal(error, 401, 403, 404)) return undefined;
    throw error;
  });
  const found = ofFlex?.taskrouter_workspace_sid ?? (await findFirstWorkspace(api));
  if (found) knownWorkspaces.set(client, found);
  return found;
}

async function findFirstWorkspace(api: TwilioApi): Promise<string | undefined> {
  const url = `${taskRouterUrl}/Workspaces?PageSize=1`;
  const found = await api({ doing: 'read the workspaces', url, answer: workspaces });
  return found.workspaces[0]?.sid;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
