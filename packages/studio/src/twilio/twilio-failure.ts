import { ApiError } from '../door/api-error.ts';

/** How Twilio answered, or that it did not. */
export interface FailedAnswer {
  /** HTTP status; undefined when the connection was lost, or nothing came in time. */
  readonly status?: number | undefined;
  /** Twilio's own number of the error. */
  readonly code?: number | undefined;
  readonly retryAfterSeconds?: number | undefined;
  /** Node's word for what happened to the connection, such as `ECONNRESET`. */
  readonly connection?: string | undefined;
}

const defaultRetrySeconds = 2;

const hints: Readonly<Record<number, string>> = {
  20003: 'Check ACCOUNT_SID and AUTH_TOKEN.',
  20404: 'Check the SIDs of .env: one of them names nothing in this account.',
  45741: 'The account may not begin web chats this way.',
  45744: 'Check ADDRESS_SID or DEPLOYMENT_KEY.',
  45745: 'Check ADDRESS_SID or DEPLOYMENT_KEY.',
  50109: 'Check GUEST_ROLE_SID.',
  50367: 'Check STUDIO_FLOW_SID.',
};

/**
 * A request that Twilio refused, or did not answer: `try-later` for what passes, else `twilio-refused`. Its sentence for
 * the log has status and code alone, because Twilio's own sentences repeat what they were sent.
 *
 * @example
 * throw new TwilioFailure('add the message', { status: 503 });
 */
export class TwilioFailure extends ApiError {
  readonly answer: FailedAnswer;

  /** @param doing - Completes "Twilio refused to …". */
  constructor(doing: string, answer: FailedAnswer) {
    const passes = isPassing(answer);
    super(passes ? 'try-later' : 'twilio-refused', {
      logged: `Twilio ${passes ? 'was not able' : 'refused'} to ${doing}: ${toWhat(answer)}.${toHint(answer)}`,
      ...(passes && { retryAfterSeconds: answer.retryAfterSeconds ?? defaultRetrySeconds }),
    });
    this.answer = answer;
  }

  /** Whether the same request may succeed in a moment. */
  get isPassing(): boolean {
    return isPassing(this.answer);
  }

  /** Whether Twilio may have done it all the same. */
  get isUncertain(): boolean {
    return this.isPassing && this.answer.status !== 429;
  }
}

/**
 * Whether something is a refusal of Twilio with one of these numbers, which are HTTP statuses or Twilio's codes.
 *
 * @example
 * if (isRefusal(error, 404)) return undefined;
 */
export function isRefusal(error: unknown, ...numbers: readonly number[]): boolean {
  if (!(error instanceof TwilioFailure) || error.isPassing) return false;
  const { status, code } = error.answer;
  return numbers.some((one) => one === status || one === code);
}

function isPassing({ status }: FailedAnswer): boolean {
  return status === undefined || status === 408 || status === 429 || status >= 500;
}

function toWhat({ status, code, connection }: FailedAnswer): string {
  if (status === undefined) return `no answer (${connection ?? 'unknown'})`;
  return code === undefined ? `status ${status}` : `status ${status}, code ${code}`;
}

function toHint({ code }: FailedAnswer): string {
  if (code === undefined) return '';
  const hint = hints[code];
  return hint ? ` ${hint}` : ` See https://www.twilio.com/docs/errors/${code}`;
}
