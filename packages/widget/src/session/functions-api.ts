/** What `start-chat`, `refresh-token` and `resume-chat` give. */
export interface ChatAccess {
  readonly token: string;
  readonly conversationSid: string;
  readonly identity: string;
  /** By our own clock, ms since 1970: counted from when the answer came. */
  readonly expiresAt: number;
}

/** What of a visitor goes to `start-chat` and `identify-visitor`. */
export interface VisitorClaim {
  readonly phone?: string;
  readonly country?: string;
  readonly name?: string;
  readonly email?: string;
  readonly userId?: string;
  readonly anonymousId?: string;
  readonly source?: string;
}

/** The body of `start-chat`; see the README of packages/studio. */
export interface StartRequest {
  readonly visitor?: VisitorClaim;
  readonly identityToken?: string;
  readonly question?: string;
  /** JSON of the first message's attributes. */
  readonly questionAttributes?: string;
  readonly trail?: readonly {
    readonly title: string;
    readonly url: string;
    readonly viewedAt: number;
  }[];
  readonly page?: { readonly url: string; readonly title: string };
  /** `sms`: nobody is there now, and the visitor was told that the answer comes by SMS. */
  readonly replyBy?: 'sms';
  readonly locale?: string;
  readonly timeZone?: string;
  readonly referrer?: string;
  readonly requestId: string;
}

/** Which chat, and by what right. */
export type ChatKey = Pick<ChatAccess, 'token' | 'conversationSid'>;

/** How a transcript is to be written. */
export interface TranscriptWish {
  readonly format: 'text' | 'json';
  /** Such as `Europe/Berlin`. */
  readonly timeZone: string;
  /** A language tag. */
  readonly locale: string;
}

/** Why a Function gave no answer that we can use. */
export class FunctionsError extends Error {
  override readonly name = 'FunctionsError';
  /**
   * `later`: no connection, no answer in time, 429, 5xx, or an answer that makes no sense: try again.
   * `over`: the chat is closed, not found, or its token is refused for good. `other-person`: it belongs to somebody else.
   * `identity`: the identity token was refused. `phone`: the phone was. `refused`: anything else; trying again is of no use.
   */
  readonly kind: 'later' | 'over' | 'other-person' | 'identity' | 'phone' | 'refused';
  readonly retryAfterMs: number | undefined;
  /** What the Function itself calls it, such as `chat-closed`; undefined where it was not the Function that refused. */
  readonly code: string | undefined;

  constructor(kind: FunctionsError['kind'], message: string, retryAfterMs?: number, code?: string) {
    super(message);
    this.kind = kind;
    this.retryAfterMs = retryAfterMs;
    this.code = code;
  }
}

/** The only caller of our Functions. Each call rejects with a `FunctionsError`, at the latest after its time limit. */
export interface FunctionsApi {
  start(request: StartRequest): Promise<ChatAccess>;
  refresh(key: ChatKey): Promise<ChatAccess>;
  resume(key: ChatKey & { readonly identityToken?: string }): Promise<ChatAccess>;
  identify(
    key: ChatKey & {
      readonly visitor?: VisitorClaim;
      readonly identityToken?: string;
      readonly replyBy?: 'sms';
    },
  ): Promise<void>;
  end(key: ChatKey): Promise<void>;
  /** Also of a chat that is closed. */
  rate(key: ChatKey & { readonly score: number; readonly comment?: string }): Promise<void>;
  /** Also of a chat that is closed. Times are written by `timeZone` and `locale`. */
  transcript(key: ChatKey & TranscriptWish): Promise<Blob>;
}
