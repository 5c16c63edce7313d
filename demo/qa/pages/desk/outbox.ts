import { randomId } from '@docent/identity';
import { AskError } from '../shared/ask.ts';
import type { AgentLine } from './agent-line.ts';
import { deskApi } from './desk-api.ts';
import { DeskProblem } from './desk-problem.ts';
import type { DeskEvent, DeskState, DeskTask, OutgoingMessage } from './model.ts';
import { findChat, findTask } from './reduce.ts';
import type { KeptMessage } from './tab-storage.ts';
import { toApiFacts } from './to-api-facts.ts';
import { toMessage, toPeople } from './to-message.ts';

interface OutboxParts {
  readonly dispatch: (event: DeskEvent) => void;
  readonly state: () => DeskState;
  readonly line: Pick<AgentLine, 'send'>;
  /** What was not confirmed when the tab was left. */
  readonly kept: readonly KeptMessage[];
}

/** What the agent writes, until Twilio has it. */
export interface Outbox {
  readonly send: (taskSid: string, said: { text: string; files: readonly File[] }) => void;
  readonly retry: (taskSid: string, clientId: string) => Promise<void>;
  /** Takes back what was not sent. */
  readonly discard: (taskSid: string, clientId: string) => void;
  /** Shows what was kept of those tasks that are there now. */
  readonly restore: () => void;
  /** Reads all that was said in a chat, from the desk's own API. */
  readonly readHistory: (task: DeskTask) => Promise<void>;
}

const leftMeanwhile = 'The page was left before Twilio had confirmed it.';

/** Creates the outbox of a desk. */
export function createOutbox({ dispatch, state, line, kept }: OutboxParts): Outbox {
  let left = kept;

  async function post(conversationSid: string, message: OutgoingMessage): Promise<void> {
    const { problem: _, ...fresh } = message;
    dispatch({ kind: 'sending', conversationSid, message: fresh });
    try {
      await line.send(conversationSid, fresh);
    } catch (error) {
      const problem = toProblem(error);
      dispatch({ kind: 'not-sent', conversationSid, clientId: message.clientId, problem });
    }
  }

  async function readHistory(task: DeskTask): Promise<void> {
    const conversationSid = task.conversation?.sid;
    if (conversationSid === undefined) return;
    try {
      const people = toPeople(task, state());
      const messages = (await deskApi.readMessages(task.sid)).map((message) =>
        toMessage(toApiFacts(message), people),
      );
      dispatch({ kind: 'messages', conversationSid, messages });
    } catch (error) {
      dispatch({ kind: 'chat-problem', conversationSid, problem: toProblem(error) });
    }
  }

  const chatOf = (taskSid: string) => {
    const task = findTask(state(), taskSid);
    const conversationSid = task?.conversation?.sid;
    return task && conversationSid !== undefined ? { task, conversationSid } : undefined;
  };

  return {
    readHistory,
    send(taskSid, said) {
      const chat = chatOf(taskSid);
      if (chat) void post(chat.conversationSid, { ...said, clientId: randomId() });
    },
    async retry(taskSid, clientId) {
      const chat = chatOf(taskSid);
      if (!chat) return;
      // It may have arrived, and only its answer was lost.
      await readHistory(chat.task);
      const message = findChat(state(), chat.task).outgoing.find(
        (one) => one.clientId === clientId,
      );
      if (message) await post(chat.conversationSid, message);
    },
    discard(taskSid, clientId) {
      const chat = chatOf(taskSid);
      if (chat) dispatch({ kind: 'unsend', conversationSid: chat.conversationSid, clientId });
    },
    restore() {
      const there = left.filter(({ taskSid }) => chatOf(taskSid));
      left = left.filter((one) => !there.includes(one));
      for (const { taskSid, clientId, text } of there) {
        const conversationSid = chatOf(taskSid)?.conversationSid ?? '';
        const message = { clientId, text, files: [], problem: leftMeanwhile };
        dispatch({ kind: 'sending', conversationSid, message });
      }
    },
  };
}

function toProblem(error: unknown): string {
  // What the SDK says is for programmers.
  const isOurs = error instanceof DeskProblem || error instanceof AskError;
  const isTooLarge = error instanceof Error && /\b413\b|too large/i.test(error.message);
  if (isTooLarge) return 'The file is too large for Twilio: 150 MB at most.';
  return isOurs ? error.message : 'Twilio did not take the message.';
}
