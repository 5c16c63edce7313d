import { expect } from '@playwright/test';
import { isVisitor } from './widget-conversation.ts';

/** A task, as the agents' desk shows it. */
export interface DeskTask {
  readonly sid: string;
  readonly status: string;
  /** What the agent gets to see. */
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly worker: { readonly identity: string; readonly name: string } | null;
  readonly conversation: {
    readonly sid: string;
    readonly state: string;
    readonly attributes: Readonly<Record<string, unknown>>;
  } | null;
}

/** A message, as an agent reads it. */
export interface DeskMessage {
  readonly index: number;
  readonly author: string;
  readonly isAgent: boolean;
  readonly body: string | null;
  readonly attributes: unknown;
}

/** The desk at which agents answer. */
export interface Desk {
  /** The open tasks: those that wait, and those that somebody has. */
  tasks(): Promise<DeskTask[]>;
  /** Waits for the task of the only chat, or of a chat. */
  task(conversationSid?: string): Promise<DeskTask>;
  /** Waits for the task, and accepts it: as Maya by default. Gives the agent's side of the chat. */
  accept(options?: { conversationSid?: string; worker?: string }): Promise<Agent>;
}

/** An agent in a chat. */
export interface Agent {
  readonly task: DeskTask;
  say(body: string, attributes?: object): Promise<void>;
  type(): Promise<void>;
  /** Has read everything so far. */
  read(): Promise<void>;
  /** Completes the task, which closes the chat. */
  end(): Promise<void>;
  messages(): Promise<DeskMessage[]>;
  /** What was said, oldest first: `visitor: Hello`, `Maya: Hi`. Whoever is no agent is a visitor or the bot. */
  transcript(): Promise<string[]>;
}

/** Sits at the desk of a local Twilio. */
export function openDesk(twilio: string): Desk {
  const call = async <T>(path: string, body?: object): Promise<T> => {
    const response = await fetch(`${twilio}/_local/desk/tasks${path}`, {
      ...(body && {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    });
    const text = await response.text();
    expect(response.ok, text).toBe(true);
    return (text && JSON.parse(text)) as T;
  };
  const tasks = async () => (await call<{ tasks: DeskTask[] }>('')).tasks;
  const find = async (sid?: string) =>
    (await tasks()).filter((task) => sid === undefined || task.conversation?.sid === sid);
  const task = async (sid?: string): Promise<DeskTask> => {
    await expect.poll(async () => (await find(sid)).length, intervals).toBe(1);
    const [found] = await find(sid);
    if (!found) throw new Error('The task has gone.');
    return found;
  };
  return {
    tasks,
    task,
    async accept({ conversationSid, worker = 'agent.maya' } = {}) {
      const { sid } = await task(conversationSid);
      return createAgent(await call<DeskTask>(`/${sid}/accept`, { worker }), call);
    },
  };
}

const intervals = { intervals: [20, 50, 100], message: 'how many tasks the chat has' };

function createAgent(task: DeskTask, call: <T>(path: string, body?: object) => Promise<T>): Agent {
  const at = (path: string) => `/${task.sid}/${path}`;
  const messages = async () => (await call<{ messages: DeskMessage[] }>(at('messages'))).messages;
  const toName = ({ isAgent, author }: DeskMessage) =>
    isAgent ? task.worker?.name : isVisitor(author) ? 'visitor' : 'bot';
  return {
    task,
    messages,
    say: (body, attributes) => call(at('messages'), { body, ...(attributes && { attributes }) }),
    type: () => call(at('typing'), {}),
    read: () => call(at('read'), {}),
    end: () => call(at('end'), {}),
    transcript: async () => (await messages()).map((one) => `${toName(one)}: ${one.body}`),
  };
}
