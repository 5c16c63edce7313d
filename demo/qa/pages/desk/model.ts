import type { DeskTask } from '../../../emulator/twilio/desk/desk-views.ts';
import type { ReadDoc } from './read-docs.ts';

export type { DeskTask } from '../../../emulator/twilio/desk/desk-views.ts';

/** An agent who may sit at the desk. */
export interface Worker {
  readonly identity: string;
  readonly name: string;
}

/** A file of a message. */
export interface ChatFile {
  readonly sid: string;
  readonly name: string;
  /** As MIME calls it. */
  readonly type: string;
  /** bytes */
  readonly size: number;
}

/** A link to a page of the docs that the bot gave. */
export interface ChatLink {
  readonly title: string;
  readonly url: string;
}

export type Who = 'visitor' | 'bot' | 'agent';

/** What was said, once. */
export interface ChatMessage {
  readonly sid: string;
  readonly index: number;
  readonly who: Who;
  /** What its author is called. */
  readonly name: string;
  /** Whether it is of the agent at this desk. */
  readonly isOwn: boolean;
  readonly text: string;
  readonly files: readonly ChatFile[];
  readonly links: readonly ChatLink[];
  /** Answers that the visitor may tap. */
  readonly offers: readonly string[];
  /** ms since 1970, by the local clock */
  readonly at: number;
  /** By which its sender knows it again. */
  readonly clientId?: string;
  /** Of a message that goes out by SMS. */
  readonly delivery?: 'sent' | 'delivered' | 'failed';
}

/** What the agent has written and Twilio has not confirmed. */
export interface OutgoingMessage {
  readonly clientId: string;
  readonly text: string;
  readonly files: readonly File[];
  /** Why it is not sent; without it, it is under way. */
  readonly problem?: string;
}

/** A chat as far as it is known at this desk. */
export interface Chat {
  /** Oldest first. */
  readonly messages: readonly ChatMessage[];
  readonly outgoing: readonly OutgoingMessage[];
  readonly isLoaded: boolean;
  /** Why it cannot be shown. */
  readonly problem?: string;
  /** What Segment knows of the phone, where the task tells of no docs. */
  readonly profileDocs?: readonly ReadDoc[];
  /** Whether the agent is in it, by the Conversations SDK. */
  readonly isJoined: boolean;
  readonly isVisitorTyping: boolean;
  /** The index of the last message that the visitor has read; -1 for none. */
  readonly visitorHasRead: number;
  /** The same of the agent. */
  readonly agentHasRead: number;
}

/** What the agent has asked for and the server has not done yet. */
export type Doing = 'accepting' | 'ending';

/** The local clock as it was last read, in ms since 1970. */
export interface DeskClock {
  readonly now: number;
  /** By the machine. */
  readonly readAt: number;
  readonly isStanding: boolean;
}

/** All that the desk shows. */
export interface DeskState {
  readonly worker: Worker;
  readonly workers: readonly Worker[];
  /** What waits, and what the worker has. */
  readonly tasks: readonly DeskTask[];
  /** The worker's chats that are over, until they are put away. */
  readonly ended: readonly DeskTask[];
  readonly isLoaded: boolean;
  /** The SID of the task that is open. */
  readonly selected?: string;
  /** By the SID of the conversation. */
  readonly chats: Readonly<Record<string, Chat>>;
  /** By the SID of the task. */
  readonly doing: Readonly<Record<string, Doing>>;
  /** The connection to Twilio. */
  readonly line: 'connecting' | 'up' | 'down';
  /** Whether the demo answers. */
  readonly isHubUp: boolean;
  readonly clock: DeskClock;
  /** A sentence about what went wrong, until it is dismissed. */
  readonly problem?: string;
}

/** What happens at the desk. */
export type DeskEvent =
  | {
      readonly kind: 'tasks';
      readonly tasks: readonly DeskTask[];
      /** What became of tasks that are not listed any more, and are of interest here. */
      readonly gone: readonly DeskTask[];
      /** The local time, and the machine's at which it was read; both in ms since 1970. */
      readonly now: number;
      readonly readAt: number;
    }
  | { readonly kind: 'hub-down' }
  | { readonly kind: 'select'; readonly taskSid: string | undefined }
  | { readonly kind: 'doing'; readonly taskSid: string; readonly doing: Doing | undefined }
  | { readonly kind: 'task'; readonly task: DeskTask }
  | { readonly kind: 'put-away'; readonly taskSid: string }
  | { readonly kind: 'problem'; readonly problem: string | undefined }
  | { readonly kind: 'line'; readonly line: DeskState['line'] }
  | ChatEvent;

/** What happens in a chat. */
export type ChatEvent = { readonly conversationSid: string } & (
  | { readonly kind: 'messages'; readonly messages: readonly ChatMessage[] }
  | {
      readonly kind: 'joined';
      readonly messages: readonly ChatMessage[];
      readonly visitorHasRead: number;
      readonly agentHasRead: number;
    }
  | { readonly kind: 'chat-problem'; readonly problem: string }
  | { readonly kind: 'profile-docs'; readonly docs: readonly ReadDoc[] }
  | { readonly kind: 'left' }
  | { readonly kind: 'typing'; readonly isTyping: boolean }
  | { readonly kind: 'visitor-read' | 'agent-read'; readonly index: number }
  | { readonly kind: 'sending'; readonly message: OutgoingMessage }
  | { readonly kind: 'not-sent'; readonly clientId: string; readonly problem: string }
  | { readonly kind: 'unsend'; readonly clientId: string }
);
