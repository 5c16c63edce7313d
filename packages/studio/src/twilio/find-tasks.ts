import { array, nullish, object, string } from 'valibot';
import type { ChatTask } from '../chat/ports.ts';
import { flexUrl, taskRouterUrl } from './addresses.ts';
import { isSid } from './sids.ts';
import type { TwilioApi } from './twilio-api.ts';
import type { TwilioClient } from './twilio-client.ts';
import { isRefusal } from './twilio-failure.ts';

/** What tasks are looked for with. */
export interface TaskTools {
  readonly api: TwilioApi;
  readonly client: TwilioClient;
  /** Asked of Flex when it is undefined. */
  readonly workspaceSid: string | undefined;
}

const tasks = object({
  tasks: array(object({ sid: string(), attributes: nullish(string(), '{}') })),
});
const configuration = object({ taskrouter_workspace_sid: nullish(string()) });
const workspaces = object({ workspaces: array(object({ sid: string() })) });

// One per account, and never another: a warm Function asks once.
const knownWorkspaces = new WeakMap<TwilioClient, string>();

/** Creates what finds the tasks of a chat, the latest first. TaskRouter forgets a task minutes after its end. */
export function createTaskFinder(
  tools: TaskTools,
): (conversationSid: string) => Promise<readonly ChatTask[]> {
  return async (conversationSid) => {
    if (!isSid('CH', conversationSid)) return [];
    const workspaceSid = tools.workspaceSid ?? (await findWorkspace(tools));
    if (!workspaceSid) return [];
    const query = new URLSearchParams({
      EvaluateTaskAttributes: `conversationSid == "${conversationSid}"`,
      Ordering: 'DateCreated:desc',
      PageSize: '20',
    });
    const url = `${taskRouterUrl}/Workspaces/${workspaceSid}/Tasks?${query}`;
    const found = await tools.api({ doing: "read the chat's tasks", url, answer: tasks });
    return found.tasks.map(({ sid, attributes }) => ({
      workspaceSid,
      sid,
      attributes: attributes ?? '{}',
    }));
  };
}

async function findWorkspace({ api, client }: TaskTools): Promise<string | undefined> {
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
