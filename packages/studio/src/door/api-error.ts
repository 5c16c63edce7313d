/**
 * Everything that a Function refuses, with its HTTP status and a sentence for the developer who sees it. No sentence
 * says what is known, exists or would have been right: who attacks reads them too.
 */
const refusals = {
  'method-not-allowed': [405, 'Call this Function with POST.'],
  'origin-not-allowed': [
    403,
    'This page may not call the Function. Add its origin, such as https://docs.example.com, to ALLOWED_ORIGINS.',
  ],
  'wrong-content-type': [415, 'Send the request as application/json.'],
  'too-large': [413, 'The request is larger than this Function takes. Send less of the doc trail.'],
  'wrong-request': [400, 'The request is not what this Function takes.'],
  'wrong-phone': [400, 'The phone was refused.'],
  'captcha-needed': [
    403,
    'The CAPTCHA was not solved, or is too old. Let the visitor solve it again and send its token as captchaToken.',
  ],
  'identity-refused': [
    401,
    'The identity token was refused. Let your server sign a new one; its README section lists what a token must say.',
  ],
  'token-refused': [
    401,
    'The chat token was refused. Start a new chat, or send the token that this chat was started with.',
  ],
  'chat-not-found': [404, 'There is no such chat for this visitor. Start a new chat.'],
  'chat-closed': [410, 'This chat is over. Start a new chat.'],
  'other-person': [409, 'The chat belongs to another person. Start a new chat for this one.'],
  'not-configured': [
    500,
    'The Function lacks settings. Its log names them; add them to .env and deploy again.',
  ],
  'twilio-refused': [
    502,
    'Twilio refused a request of this Function. Its log says which, and why.',
  ],
  'try-later': [
    503,
    'Twilio, or a service that is asked, does not answer at the moment. Try again in the seconds that Retry-After says.',
  ],
  'went-wrong': [500, 'The Function failed. Its log says why.'],
} as const satisfies Record<string, readonly [status: number, sentence: string]>;

/** Why a Function refused, for code. */
export type ApiErrorCode = keyof typeof refusals;

/** Every reason for which a Function refuses. */
export const apiErrorCodes = Object.keys(refusals) as readonly ApiErrorCode[];

interface ApiErrorDetails {
  /** More about this one, for the developer: never anything of the input, and no secret. */
  readonly detail?: string;
  /** For the log of the Function; without phones and secrets. */
  readonly logged?: string;
  /** When to try again. */
  readonly retryAfterSeconds?: number;
}

/**
 * A refusal: thrown by use cases, answered as `{ error: { code, message } }`.
 *
 * @example
 * throw new ApiError('wrong-request', { detail: 'Unknown key "visitor.fone".' });
 */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly code: ApiErrorCode;
  readonly status: number;
  readonly logged: string | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(code: ApiErrorCode, { detail, logged, retryAfterSeconds }: ApiErrorDetails = {}) {
    const [status, sentence] = refusals[code];
    super(detail ? `${sentence} ${detail}` : sentence);
    this.code = code;
    this.status = status;
    this.logged = logged;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}
