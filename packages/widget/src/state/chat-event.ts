import type {
  ChatState,
  KnownVisitor,
  Line,
  MediaUrl,
  OutgoingMessage,
  SendRefusal,
  StoredMessage,
  Trouble,
} from './model.ts';

/**
 * Everything that can happen to a chat: a closed union of plain data. The tabs of a site tell each other the events that
 * `isShared` names, and each reduces them to the same state.
 */
export type ChatEvent =
  | { readonly type: 'phase'; readonly phase: 'none' | 'starting' }
  | { readonly type: 'opened'; readonly conversationSid: string }
  | { readonly type: 'ended'; readonly ending: NonNullable<ChatState['ending']> }
  | { readonly type: 'line'; readonly line: Line }
  | { readonly type: 'trouble'; readonly trouble: Trouble | undefined }
  | { readonly type: 'visitor'; readonly visitor: KnownVisitor }
  /** `asked`: the form is shown again; `changing`: to change what it says. */
  | { readonly type: 'form'; readonly form: 'done' | 'asked' | 'changing' }
  /** The newest messages; they replace what is there unless they touch it. */
  | {
      readonly type: 'latest';
      readonly messages: readonly StoredMessage[];
      readonly hasEarlier: boolean;
    }
  | { readonly type: 'loading-earlier' }
  /** Messages before `beforeIndex`; ignored by a tab whose first message is another. */
  | {
      readonly type: 'earlier';
      readonly beforeIndex: number;
      readonly messages: readonly StoredMessage[];
      readonly hasEarlier: boolean;
    }
  /** Messages far up are let go again; they can be loaded once more. */
  | { readonly type: 'trimmed'; readonly keep: number }
  | { readonly type: 'message'; readonly message: StoredMessage }
  | { readonly type: 'message-changed'; readonly message: StoredMessage }
  | { readonly type: 'message-removed'; readonly sid: string }
  | { readonly type: 'queued'; readonly message: OutgoingMessage }
  | { readonly type: 'sending'; readonly clientId: string }
  /** Back to the queue: the line went away. */
  | { readonly type: 'unsent'; readonly clientId: string }
  /** Its files are on the way: how much of them, 0 to 1. */
  | { readonly type: 'progress'; readonly clientId: string; readonly progress: number }
  | { readonly type: 'failed'; readonly clientId: string; readonly refusal: SendRefusal }
  | { readonly type: 'discarded'; readonly clientId: string }
  | { readonly type: 'seen'; readonly index: number }
  | { readonly type: 'others-seen'; readonly index: number }
  | { readonly type: 'typing'; readonly name: string; readonly isTyping: boolean }
  /** Where a file of a message is, until when. */
  | { readonly type: 'media-url'; readonly sid: string; readonly media: MediaUrl }
  | { readonly type: 'draft'; readonly text: string }
  | { readonly type: 'panel'; readonly isOpen: boolean }
  /** Another person, or a new chat: nothing of the last one stays. The panel stays as it is, and who is here is told apart. */
  | { readonly type: 'forgotten' }
  /** What another tab holds, for one that has just come. */
  | { readonly type: 'adopted'; readonly state: ChatState };
