import type { ChannelAttributes } from '@docent/identity';

/** A conversation as Twilio keeps it. */
export interface Chat {
  readonly sid: string;
  readonly state: 'active' | 'inactive' | 'closed';
  /** JSON, as text. */
  readonly attributes: string;
}

/** One message, oldest first in a list. */
export interface ChatMessage {
  readonly author: string;
  readonly body: string;
  /** ISO 8601. */
  readonly writtenAt: string;
  /** Names of the files that came with it. */
  readonly files: readonly string[];
}

/** Which interaction of Flex a chat belongs to, once a task exists. */
export interface ChatInteraction {
  readonly interactionSid: string;
  readonly channelSid: string;
}

/**
 * The chats that run at Twilio. Every method throws an `ApiError` of code `try-later` when Twilio does not answer in
 * time, and of `twilio-refused` for what should not happen.
 */
export interface ChatStore {
  /** Undefined when there is no conversation with this SID. */
  find(conversationSid: string): Promise<Chat | undefined>;
  /** Whether somebody with this identity takes part. */
  hasParticipant(conversationSid: string, identity: string): Promise<boolean>;
  /**
   * Replaces the attributes and, where one is given, takes a name that no other conversation may have. `taken`: another
   * one has it, and nothing was changed.
   */
  save(
    conversationSid: string,
    change: { readonly attributes: string; readonly uniqueName?: string },
  ): Promise<'saved' | 'taken'>;
  /** The first messages, oldest first, at most `limit`. */
  readMessages(conversationSid: string, limit: number): Promise<readonly ChatMessage[]>;
  /** Undefined while no task was made for the chat. */
  findInteraction(conversationSid: string): Promise<ChatInteraction | undefined>;
  /** Ends the chat with its task. Does nothing when it has ended already. */
  endInteraction(interaction: ChatInteraction): Promise<void>;
  /** Ends a chat that nobody has a task for. Does nothing when it has ended already. */
  close(conversationSid: string): Promise<void>;
}

/** A task that was made for a chat. */
export interface ChatTask {
  readonly workspaceSid: string;
  readonly sid: string;
  /** JSON, as text. */
  readonly attributes: string;
}

/** Where the rating of a chat that is closed can be kept: Twilio changes nothing of the chat itself any more. */
export interface RatingStore {
  /** The attributes of the visitor's user, as JSON; undefined when there is none. */
  readUser(identity: string): Promise<string | undefined>;
  saveUser(identity: string, attributes: string): Promise<void>;
  /** The latest task of the chat; undefined when none was made, or when it is gone. */
  findTask(conversationSid: string): Promise<ChatTask | undefined>;
  saveTask(task: ChatTask): Promise<void>;
}

/** What a chat is opened with. */
export interface NewChat {
  /** A keyed pseudonym, never the phone. */
  readonly identity: string;
  /** What people see. */
  readonly name?: string | undefined;
  /** Of which no second conversation can be opened: what makes a token, or a request, count once. */
  readonly uniqueName: string;
  readonly attributes: ChannelAttributes;
  /** A mark by which a repeated request is known to be the same, kept where visitors cannot write it. */
  readonly mark: string;
}

/** An open chat, without any message yet. */
export interface OpenChat {
  readonly conversationSid: string;
  /** Who the visitor is in it. */
  readonly identity: string;
}

/** What came of opening: a new chat, or one that has the unique name already. */
export type Opening =
  | { readonly kind: 'new'; readonly chat: OpenChat }
  | { readonly kind: 'taken'; readonly chat: OpenChat | undefined };

/** A way of opening chats at Twilio: the attributes are there, and the flow is attached, before anything is said. */
export interface ChatOpener {
  open(chat: NewChat): Promise<Opening>;
  /** Says the visitor's first words, with webhooks on: what starts the flow. */
  say(
    chat: OpenChat,
    message: { readonly body: string; readonly attributes?: string },
  ): Promise<void>;
  /** Removes a chat that could not be finished. Never throws. */
  undo(chat: OpenChat): Promise<void>;
}

/** Random, time, and a log without phones and secrets. */
export interface Surroundings {
  /** ms since 1970. */
  now(): number;
  /** A random UUID. */
  newId(): string;
  log(sentence: string): void;
}
