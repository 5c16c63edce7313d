import type { WorkerSetting } from '../config.ts';
import { addMessage } from '../conversations/messages.ts';
import { updateParticipant } from '../conversations/participants.ts';
import { conversationOf, findWorker } from '../flex/agents.ts';
import { endTask } from '../flex/end-interaction.ts';
import { isOpen, isWaiting } from '../flex/task-transitions.ts';
import { acceptTask } from '../flex/tasks.ts';
import { addMedia } from '../media/add-media.ts';
import type { MediaStore } from '../media/media-store.ts';
import type { Upload } from '../media/read-upload.ts';
import { byClient, type Services } from '../services.ts';
import type { Conversation, Message, Task } from '../store/records.ts';
import { DeskError } from './desk-error.ts';

export interface DeskOptions {
  mediaStore: MediaStore;
  /** Tells the others in a conversation that somebody is typing. */
  typing: (conversationSid: string, identity: string) => void;
}

/** What an agent does at the desk; all of it as a client of Conversations would. */
export interface Desk {
  /** The open tasks: those that wait, and those that somebody has, or only those of one worker. */
  list(identity?: string): Task[];
  find(taskSid: string): Task;
  accept(taskSid: string, identity: string): Task;
  type(taskSid: string): void;
  send(taskSid: string, text: { body: string; attributes?: string }): Message;
  sendFile(taskSid: string, upload: Upload): Promise<Message>;
  /** The agent has read everything that is written so far; returns the index of the last message. */
  read(taskSid: string): number | null;
  /** Ends a chat; of a worker who is named, only the own one. */
  end(taskSid: string, identity?: string): Task;
  messages(taskSid: string): readonly Message[];
}

/** Creates the desk at which the configured workers serve. Throws {@link DeskError}. */
export function createDesk(services: Services, { mediaStore, typing }: DeskOptions): Desk {
  const { store } = services;

  function find(taskSid: string): Task {
    const task = store.get('tasks', taskSid);
    if (task) return task;
    throw new DeskError(404, `There is no task ${taskSid}. Ask GET /tasks for those there are.`);
  }

  function accept(taskSid: string, identity: string): Task {
    const task = find(taskSid);
    const worker = findWorker(services, identity);
    if (!worker)
      throw new DeskError(404, 'There is no such worker. Take an identity of the configuration.');
    assertFree(services, task, worker);
    return acceptTask(services, task, worker, byClient(worker.identity));
  }

  async function sendFile(taskSid: string, upload: Upload): Promise<Message> {
    const { worker } = findChat(services, find(taskSid));
    const cause = byClient(worker.identity);
    const file = { ...upload, author: worker.identity, category: 'media' as const };
    const media = await addMedia(services, mediaStore, file, cause);
    // The chat may have ended while the file was kept.
    const { conversation } = findChat(services, find(taskSid));
    const message = { author: worker.identity, mediaSids: [media.sid] };
    return addMessage(services, conversation, message, cause);
  }

  return {
    list(identity) {
      const worker = identity === undefined ? undefined : findWorker(services, identity);
      const isMine = (task: Task) => identity === undefined || task.workerSid === worker?.sid;
      return [...store.all('tasks')].filter(
        (task) => isOpen(task) && (task.assignmentStatus === 'pending' || isMine(task)),
      );
    },
    find,
    accept,
    type(taskSid) {
      const { conversation, worker } = findChat(services, find(taskSid));
      typing(conversation.sid, worker.identity);
    },
    send(taskSid, text) {
      const { conversation, worker } = findChat(services, find(taskSid));
      const message = { ...text, author: worker.identity };
      return addMessage(services, conversation, message, byClient(worker.identity));
    },
    sendFile,
    read(taskSid) {
      const { conversation, worker } = findChat(services, find(taskSid));
      const last = conversation.lastMessage?.index ?? null;
      const own = store
        .participantsOf(conversation.sid)
        .find(({ identity }) => identity === worker.identity);
      if (own && (own.lastReadMessageIndex ?? -1) < (last ?? -1))
        updateParticipant(services, own, { lastReadMessageIndex: last }, byClient(worker.identity));
      return last;
    },
    end(taskSid, identity) {
      const task = find(taskSid);
      if (!isOpen(task))
        throw new DeskError(
          409,
          `The task is ${task.assignmentStatus} already. Nothing is left to end.`,
        );
      const worker = findWorker(services, task.workerSid);
      if (identity !== undefined && worker?.identity !== identity) throw toNotYours(worker);
      return endTask(services, task, worker && byClient(worker.identity));
    },
    messages(taskSid) {
      const conversation = conversationOf(services, find(taskSid));
      return conversation ? store.messagesOf(conversation.sid) : [];
    },
  };
}

function assertFree(services: Services, task: Task, worker: WorkerSetting): void {
  const isReserved = task.assignmentStatus === 'reserved' && task.workerSid === worker.sid;
  if (task.assignmentStatus === 'pending' || isReserved) return;
  const other = findWorker(services, task.workerSid);
  if (isOpen(task) && other)
    throw new DeskError(409, `${other.name} has the task already. Take another one.`);
  throw new DeskError(409, `The task is ${task.assignmentStatus}. Take another one.`);
}

function toNotYours(worker: WorkerSetting | undefined): DeskError {
  if (!worker) return new DeskError(409, 'Nobody has accepted the task. Accept it first.');
  return new DeskError(409, `${worker.name} has the task. Only ${worker.name} can end it.`);
}

function findChat(
  services: Services,
  task: Task,
): { conversation: Conversation; worker: WorkerSetting } {
  const worker = findWorker(services, task.workerSid);
  if (isWaiting(task) || !worker)
    throw new DeskError(409, 'Nobody has accepted the task. Accept it first.');
  const conversation = conversationOf(services, task);
  if (!conversation)
    throw new DeskError(409, 'The task has no conversation. Nothing can be written there.');
  if (task.assignmentStatus !== 'assigned' || conversation.state === 'closed')
    throw new DeskError(409, 'The chat has ended. Wait until the customer begins a new one.');
  return { conversation, worker };
}
