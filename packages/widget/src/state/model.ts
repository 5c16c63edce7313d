/** Who wrote a message, as far as the visitor cares. */
export type AuthorKind = 'visitor' | 'person' | 'bot';

/** A link to a docs page, as the bot sends it. */
export interface DocLink {
  readonly title: string;
  readonly section?: string;
  readonly url: string;
}

/** A file in a message. It is reached by a link that holds for minutes, see `ChatState.mediaUrls`. */
export interface MediaItem {
  readonly sid: string;
  /** Made safe to be shown; empty for none. */
  readonly name: string;
  /** Its media type, such as `image/png`; anybody can claim one. */
  readonly type: string;
  /** Bytes. */
  readonly size: number;
}

/** An answer that can be given by a tap. */
export interface QuickReply {
  readonly label: string;
  /** What is sent. */
  readonly text: string;
}

/** A field of a form in a message. */
export interface MessageField {
  readonly name: string;
  readonly label: string;
  readonly type: 'text' | 'email' | 'tel' | 'number' | 'textarea' | 'select' | 'checkbox';
  /** Only of `select`. */
  readonly options: readonly string[];
  readonly isRequired: boolean;
}

/** What a message of the team or the bot offers besides its text. */
export interface MessageOffer {
  readonly quickReplies?: readonly QuickReply[];
  readonly form?: {
    readonly id: string;
    readonly title?: string;
    readonly submit?: string;
    readonly fields: readonly MessageField[];
  };
}

/** A file that the visitor sends. Not JSON, but tabs and IndexedDB can hold it. */
export interface Attachment {
  readonly name: string;
  readonly type: string;
  readonly blob: Blob;
}

/** A message that the server has. Plain data: it goes from tab to tab. */
export interface StoredMessage {
  readonly sid: string;
  /** Its place in the conversation, ascending, with gaps where messages were removed. */
  readonly index: number;
  readonly author: AuthorKind;
  /** What to call the author; undefined where nothing better than a phone or an ID is known. */
  readonly authorName?: string;
  readonly body: string;
  readonly links: readonly DocLink[];
  readonly media?: readonly MediaItem[];
  readonly offer?: MessageOffer;
  /** Only of the visitor's: the form of an earlier message that it answers, by its ID. */
  readonly answeredForm?: string;
  /** `https:`, of somebody who has given one. */
  readonly authorPicture?: string;
  /** When the server got it, ms since 1970. */
  readonly sentAt: number;
  /** Which of our outgoing messages it is. */
  readonly clientId?: string;
}

/** Why a message was refused for good; the visitor may try again. */
export type SendRefusal =
  | 'too-long'
  | 'not-allowed'
  | 'chat-over'
  /** Of a file. */
  | 'file-too-large'
  /** Of a file, such as for its type. */
  | 'file-refused'
  | 'refused';

/** A message of the visitor that the server does not have yet, as far as we know. */
export interface OutgoingMessage {
  readonly clientId: string;
  /** Empty where there are only files. */
  readonly body: string;
  readonly attachments?: readonly Attachment[];
  /** What programs shall know of it: attributes of the message, beside our own. At most 3,000 bytes as JSON. */
  readonly attributes?: Readonly<Record<string, unknown>>;
  /** How much of its files is on the way, 0 to 1; only while it is sent, and never stored. */
  readonly progress?: number;
  /** When the visitor sent it, ms since 1970. */
  readonly createdAt: number;
  readonly delivery: 'queued' | 'sending' | 'failed';
  /** Only of a failed one. */
  readonly refusal?: SendRefusal;
  /** Once it is under way: the newest index at that time. If its answer is lost, it is looked for behind that. */
  readonly sinceIndex?: number;
}

/** How a message of the visitor fares. */
export type Delivery = OutgoingMessage['delivery'] | 'sent' | 'read';

/** Where the chat is in its life. */
export type ChatPhase =
  /** None yet. */
  | 'none'
  /** `start-chat` is under way. */
  | 'starting'
  | 'open'
  /** Over: ended by somebody, or no longer ours. */
  | 'ended';

/** The line to Twilio. */
export type Line = 'down' | 'connecting' | 'up';

/** What stands in the way, and what the visitor can do about it. Each has a sentence in `strings`. */
export type Trouble =
  /** The Function does not answer; we go on trying. */
  | 'cannot-start'
  /** The Function refused for good; trying again by hand is possible. */
  | 'start-refused'
  /** The phone was refused by the server: back to the form. */
  | 'phone-refused'
  /** The line is down for long; messages wait. */
  | 'cannot-connect';

/** Who the visitor is, as far as known. */
export interface KnownVisitor {
  readonly phone?: string;
  readonly name?: string;
}

/** Where a file is for some minutes; without `url` it cannot be had. */
export interface MediaUrl {
  readonly url?: string;
  /** ms since 1970. */
  readonly until: number;
}

/** All that the panel shows. One value; changed only by `reduce`. */
export interface ChatState {
  readonly phase: ChatPhase;
  /** Of the chat that is open, or was. */
  readonly conversationSid?: string;
  /** Why it is over; only when it is. */
  readonly ending?: 'by-visitor' | 'by-team' | 'lost';
  readonly line: Line;
  readonly trouble?: Trouble;
  readonly visitor: KnownVisitor;
  /** The visitor has answered or skipped the form on this page. */
  readonly isFormDone: boolean;
  /** The visitor asked for the form again, to change what it says. */
  readonly isChangingVisitor: boolean;
  /** Without a gap, ascending by index; its last is the newest of all. */
  readonly messages: readonly StoredMessage[];
  readonly hasEarlier: boolean;
  readonly isLoadingEarlier: boolean;
  readonly outgoing: readonly OutgoingMessage[];
  /** The highest index that the visitor has seen; -1 for none. */
  readonly seenIndex: number;
  /** The highest index that somebody else has seen; -1 for none. */
  readonly othersSeenIndex: number;
  /** Names of those who are typing; empty text for somebody without a name. */
  readonly typing: readonly string[];
  /** Where files of messages can be loaded from now, by the SID of the file. */
  readonly mediaUrls: Readonly<Record<string, MediaUrl>>;
  /** What stands in the composer, unsent. */
  readonly draft: string;
  readonly isPanelOpen: boolean;
  /** How often this page has forgotten a chat: what stood in a field before was somebody else's. */
  readonly resets: number;
}

/** The state before anything has happened. */
export const initialState: ChatState = {
  phase: 'none',
  line: 'down',
  visitor: {},
  isFormDone: false,
  isChangingVisitor: false,
  messages: [],
  hasEarlier: false,
  isLoadingEarlier: false,
  outgoing: [],
  seenIndex: -1,
  othersSeenIndex: -1,
  typing: [],
  mediaUrls: {},
  draft: '',
  isPanelOpen: false,
  resets: 0,
};
