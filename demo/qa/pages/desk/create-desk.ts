import { DeskProblem } from './desk-problem.ts';
import { createAgentLine } from './agent-line.ts';
import { createReader } from './create-reader.ts';
import { createOutbox, type Outbox } from './outbox.ts';
import { deskApi, type TaskList } from './desk-api.ts';
import { followTasks } from './follow-tasks.ts';
import { hearRooms } from './hear-rooms.ts';
import type { ChatFile, DeskEvent, DeskState, DeskTask, Doing, Worker } from './model.ts';
import { findChat, findTask, isOpen, isWaiting, reduce, toFirstState } from './reduce.ts';
import { createKeep } from './keep.ts';
import { readTabTask } from './tab-storage.ts';

interface DeskOptions {
  readonly worker: Worker;
  readonly workers: readonly Worker[];
  /** Told of each change, with what was before. */
  readonly onState: (state: DeskState, before: DeskState) => void;
}

/** A worker's desk: its state, and all that can be done at it. */
export interface Desk extends Outbox {
  readonly state: () => DeskState;
  readonly select: (taskSid: string | undefined) => void;
  /** Resolves to whether the worker has the task now. */
  readonly accept: (taskSid: string) => Promise<boolean>;
  readonly end: (taskSid: string) => Promise<void>;
  readonly putAway: (taskSid: string) => void;
  readonly dismiss: () => void;
  /** What was written to a visitor and not sent. */
  readonly readDraft: (taskSid: string) => string;
  /** Keeps what is written, and tells the visitor that somebody types. */
  readonly draft: (taskSid: string, text: string) => void;
  /** Where a file is for the next minutes. Rejects with a sentence. */
  readonly readFileUrl: (taskSid: string, file: ChatFile) => Promise<string>;
  /** The agent looks at the page: what is open is read. */
  readonly look: () => void;
  readonly close: () => void;
}

const unknownReason = 'Something went wrong. Try again.';

/** Opens the desk of a worker: follows the tasks, and the chats by the Conversations SDK. */
export function createDesk({ worker, workers, onState }: DeskOptions): Desk {
  let state = toFirstState(worker, workers);
  const keep = createKeep(worker.identity);
  const { held } = keep;
  const selected = readTabTask();
  let isClosed = false;
  if (selected !== undefined) state = reduce(state, { kind: 'select', taskSid: selected });

  function dispatch(event: DeskEvent): void {
    if (isClosed) return;
    const before = state;
    state = reduce(state, event);
    if (state === before) return;
    settle();
    keep.write(state);
    onState(state, before);
  }

  const line = createAgentLine({
    readToken: () => deskApi.readToken(worker),
    events: hearRooms({ dispatch, state: () => state }),
  });
  const outbox = createOutbox({ dispatch, state: () => state, line, kept: keep.outgoing });
  const reader = createReader({ dispatch, state: () => state, ...outbox });
  const tasks = followTasks({
    worker,
    onTasks: hearTasks,
    onFailure: () => dispatch({ kind: 'hub-down' }),
  });

  async function hearTasks({ tasks: listed, now }: TaskList, readAt: number): Promise<void> {
    const sids = new Set(listed.map(({ sid }) => sid));
    const missed = [...held, ...(state.selected ? [state.selected] : [])];
    const gone = await readAll([...new Set(missed)].filter((sid) => !sids.has(sid)));
    dispatch({ kind: 'tasks', tasks: listed, gone, now: Date.parse(now), readAt });
    outbox.restore();
    for (const task of state.tasks) if (!isWaiting(task)) void reader.readMissing(task);
  }

  /** Does what a new state asks for. */
  function settle(): void {
    for (const task of state.tasks) {
      if (isWaiting(task)) continue;
      held.add(task.sid);
      if (task.conversation) line.join(task.conversation.sid);
    }
    const open = findTask(state, state.selected);
    if (open) void reader.readMissing(open);
    if (open) void reader.readDocs(open);
    look();
  }

  function look(): void {
    const task = findTask(state, state.selected);
    if (!task || document.visibilityState !== 'visible') return;
    const { isJoined, messages, agentHasRead } = findChat(state, task);
    const last = messages.at(-1)?.index ?? -1;
    if (!isJoined || last <= agentHasRead || !task.conversation) return;
    const conversationSid = task.conversation.sid;
    line.markRead(conversationSid, last);
    dispatch({ kind: 'agent-read', conversationSid, index: last });
  }

  async function change(
    taskSid: string,
    { doing, ask }: { readonly doing: Doing; readonly ask: () => Promise<DeskTask> },
  ): Promise<boolean> {
    if (state.doing[taskSid]) return false;
    dispatch({ kind: 'doing', taskSid, doing });
    try {
      const task = await ask();
      tasks.refresh();
      dispatch({ kind: 'task', task });
      return true;
    } catch (error) {
      tasks.refresh();
      dispatch({ kind: 'problem', problem: toSentence(error) });
      return false;
    } finally {
      dispatch({ kind: 'doing', taskSid, doing: undefined });
    }
  }

  return {
    ...outbox,
    state: () => state,
    select: (taskSid) => dispatch({ kind: 'select', taskSid }),
    accept: (taskSid) =>
      change(taskSid, { doing: 'accepting', ask: () => deskApi.accept(taskSid, worker) }),
    async end(taskSid) {
      await change(taskSid, { doing: 'ending', ask: () => deskApi.end(taskSid, worker) });
    },
    putAway(taskSid) {
      held.delete(taskSid);
      dispatch({ kind: 'put-away', taskSid });
    },
    dismiss: () => dispatch({ kind: 'problem', problem: undefined }),
    readDraft: keep.readDraft,
    draft(taskSid, text) {
      keep.setDraft(taskSid, text);
      keep.write(state);
      const task = findTask(state, taskSid);
      if (text && task?.conversation && isOpen(task)) line.tellTyping(task.conversation.sid);
    },
    async readFileUrl(taskSid, file) {
      const url = await line.readFileUrl(file.sid).catch(() => undefined);
      if (url) return url;
      const media = (await deskApi.readMessages(taskSid)).flatMap((message) => message.media);
      const found = media.find(({ sid }) => sid === file.sid);
      if (found) return found.url;
      throw new DeskProblem('The file is not there any more.');
    },
    look,
    close() {
      isClosed = true;
      tasks.stop();
      line.close();
    },
  };
}

/** Those that are still known; the demo may have begun anew. */
async function readAll(sids: readonly string[]): Promise<DeskTask[]> {
  const read = await Promise.all(sids.map((sid) => deskApi.readTask(sid).catch(() => undefined)));
  return read.filter((task) => task !== undefined);
}

function toSentence(error: unknown): string {
  return error instanceof Error ? error.message : unknownReason;
}
