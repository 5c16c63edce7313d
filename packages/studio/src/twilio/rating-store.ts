import { nullish, object, string, unknown } from 'valibot';
import type { RatingStore } from '../chat/ports.ts';
import type { ChatSettings } from '../settings/chat-settings.ts';
import { taskRouterUrl, toServiceUrl } from './addresses.ts';
import { createTaskFinder, type TaskTools } from './find-tasks.ts';
import { isRefusal } from './twilio-failure.ts';

interface RatingTools extends TaskTools {
  readonly settings: Pick<ChatSettings, 'serviceSid'>;
}

const user = object({ attributes: nullish(string(), '{}') });

/** Creates the store of ratings: the visitor's user, and the chat's task, which both outlive the chat. */
export function createRatingStore(tools: RatingTools): RatingStore {
  const { api, settings } = tools;
  const findTasks = createTaskFinder(tools);
  const toUserUrl = (identity: string): string =>
    `${toServiceUrl(settings.serviceSid)}/Users/${encodeURIComponent(identity)}`;
  return {
    async readUser(identity) {
      const call = { doing: "read the visitor's user", url: toUserUrl(identity), answer: user };
      const found = await api(call).catch((error: unknown) => {
        if (isRefusal(error, 404)) return undefined;
        throw error;
      });
      return found && (found.attributes ?? '{}');
    },
    async saveUser(identity, attributes) {
      await api({
        doing: "write the visitor's user",
        method: 'post',
        url: toUserUrl(identity),
        form: { Attributes: attributes },
        answer: unknown(),
      });
    },
    findTask: async (conversationSid) => (await findTasks(conversationSid))[0],
    async saveTask({ workspaceSid, sid, attributes }) {
      await api({
        doing: "write the rating into the chat's task",
        method: 'post',
        url: `${taskRouterUrl}/Workspaces/${workspaceSid}/Tasks/${sid}`,
        form: { Attributes: attributes },
        answer: unknown(),
      });
    },
  };
}
