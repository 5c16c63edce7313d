import { conversationOf, findWorker } from '../flex/agents.ts';
import { toTemporaryUrl } from '../media/media-links.ts';
import type { MediaStore } from '../media/media-store.ts';
import type { Services } from '../services.ts';
import type { Conversation, Message, Task } from '../store/records.ts';
import {
  toDeskCustomer,
  toDeskRating,
  type DeskCustomer,
  type DeskRating,
} from './desk-customer.ts';

/** A file of a message. */
export interface DeskMedia {
  sid: string;
  filename: string | null;
  contentType: string;
  /** bytes */
  size: number;
  /** Works for some minutes. */
  url: string;
}

export interface DeskMessage {
  sid: string;
  index: number;
  author: string;
  /** Whether an agent of the configuration wrote it. */
  isAgent: boolean;
  body: string | null;
  attributes: unknown;
  media: DeskMedia[];
  /** ISO 8601 */
  at: string;
}

export interface DeskTask {
  sid: string;
  status: Task['assignmentStatus'];
  priority: number;
  taskChannel: string;
  /** How long it has been there, in s. */
  ageSeconds: number;
  /** ISO 8601 */
  createdAt: string;
  /** Since when it has its status, ISO 8601. */
  statusAt: string;
  /** Why it was completed or canceled. */
  reason: string | null;
  attributes: unknown;
  /** Who has it, or is offered it. */
  worker: { identity: string; name: string } | null;
  customer: DeskCustomer | null;
  /** Once the customer has given one. */
  rating: DeskRating | null;
  conversation: {
    sid: string;
    state: Conversation['state'];
    friendlyName: string | null;
    attributes: unknown;
    messagesCount: number;
    lastMessages: DeskMessage[];
  } | null;
}

// What fits on a card of the desk.
const lastMessagesCount = 3;

/** A task as the desk shows it. */
export function toDeskTask(services: Services, mediaStore: MediaStore, task: Task): DeskTask {
  const { store, clock } = services;
  const worker = findWorker(services, task.workerSid);
  const conversation = conversationOf(services, task);
  return {
    sid: task.sid,
    status: task.assignmentStatus,
    priority: task.priority,
    taskChannel: task.taskChannelUniqueName,
    ageSeconds: Math.floor((clock.now() - task.dateCreated) / 1000),
    createdAt: new Date(task.dateCreated).toISOString(),
    statusAt: new Date(task.assignmentStatusUpdatedAt).toISOString(),
    reason: task.reason,
    attributes: JSON.parse(task.attributes),
    worker: worker ? { identity: worker.identity, name: worker.name } : null,
    customer: conversation ? toDeskCustomer(services, conversation.sid) : null,
    rating: toDeskRating(services, { task, conversationSid: conversation?.sid }),
    conversation: conversation
      ? {
          sid: conversation.sid,
          state: conversation.state,
          friendlyName: conversation.friendlyName,
          attributes: JSON.parse(conversation.attributes),
          messagesCount: conversation.messagesCount,
          lastMessages: store
            .messagesOf(conversation.sid)
            .slice(-lastMessagesCount)
            .map((message) => toDeskMessage(services, mediaStore, message)),
        }
      : null,
  };
}

export function toDeskMessage(
  services: Services,
  mediaStore: MediaStore,
  message: Message,
): DeskMessage {
  return {
    sid: message.sid,
    index: message.index,
    author: message.author,
    isAgent: findWorker(services, message.author) !== undefined,
    body: message.body,
    attributes: JSON.parse(message.attributes),
    media: (message.media ?? []).map(({ sid, filename, contentType, size }) => ({
      sid,
      filename,
      contentType,
      size,
      url: toTemporaryUrl(services, mediaStore, sid),
    })),
    at: new Date(message.dateCreated).toISOString(),
  };
}
