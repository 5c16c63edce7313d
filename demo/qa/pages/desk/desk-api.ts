import type { DeskMessage } from '../../../emulator/twilio/desk/desk-views.ts';
import type { JourneyProfile } from '../../server/api.ts';
import { ask } from '../shared/ask.ts';
import type { DeskTask, Worker } from './model.ts';
import { withinTime } from './within-time.ts';

/** What waits and what a worker has, at a time by the local clock. */
export interface TaskList {
  readonly tasks: readonly DeskTask[];
  /** ISO 8601 */
  readonly now: string;
}

/** What the Conversations SDK connects with. */
export interface DeskToken {
  readonly token: string;
  readonly socketUri: string;
}

const root = '/api/demo/desk';
const limit = { limitMs: 10_000, sentence: 'The demo takes too long to answer. Try again.' };
const call = <T>(path: string, body?: object): Promise<T> =>
  withinTime(ask<T>(`${root}${path}`, body), limit);
const at = (taskSid: string, what = ''): string => `/tasks/${encodeURIComponent(taskSid)}${what}`;

/** The desk of the local Twilio. Each call rejects with a sentence for people. */
export const deskApi = {
  readWorkers: async () => (await call<{ workers: Worker[] }>('/workers')).workers,
  readTasks: ({ identity }: Worker) =>
    call<TaskList>(`/tasks?${new URLSearchParams({ worker: identity })}`),
  readTask: (taskSid: string) => call<DeskTask>(at(taskSid)),
  readMessages: async (taskSid: string) =>
    (await call<{ messages: DeskMessage[] }>(at(taskSid, '/messages'))).messages,
  accept: (taskSid: string, { identity }: Worker) =>
    call<DeskTask>(at(taskSid, '/accept'), { worker: identity }),
  end: (taskSid: string, { identity }: Worker) =>
    call<DeskTask>(at(taskSid, '/end'), { worker: identity }),
  /** The docs that Segment knows to have been read by whoever is in a chat, within 48 hours. */
  readProfileDocs: async (conversationSid: string) => {
    const path = `/api/demo/journeys/${encodeURIComponent(`chat:${conversationSid}`)}/profile`;
    return (await withinTime(ask<JourneyProfile>(path), limit)).docs;
  },
  readToken: ({ identity }: Worker) => call<DeskToken>('/token', { worker: identity }),
};
