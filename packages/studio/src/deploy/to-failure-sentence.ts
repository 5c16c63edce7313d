import type { Failure } from './failure.ts';

interface Circumstances {
  /** What was being done: `Reading the flow`. */
  readonly doing: string;
  /** What to look at when Twilio does not have what was asked for. */
  readonly ifMissing?: string;
}

/** Says in a sentence what happened at Twilio, and in a second one what to do. */
export function toFailureSentence(failure: Failure, { doing, ifMissing }: Circumstances): string {
  const { status = 0, code = '', message } = failure;
  const failed = `${doing} failed`;
  if (failure.kind === 'timeout') return `${failed}: Twilio did not answer in time. Run it again.`;
  if (failure.kind === 'network')
    return `${failed}: Twilio could not be reached (${code}). Look at your network and HTTP_PROXY, and run it again.`;
  if (failure.kind === 'other') return `${failed}: ${toQuote(message)} Run it again.`;
  if (status === 401)
    return `${failed}: Twilio refuses ACCOUNT_SID and AUTH_TOKEN (401). Copy both anew from the first page of the Console.`;
  if (status === 403)
    return `${failed}: Twilio does not allow it to this account (${toCodes(status, code)}): ${toQuote(message)} Look at the account in the Console.`;
  if (status === 404)
    return `${failed}: Twilio does not have it (404). ${ifMissing ?? 'Look whether it was removed meanwhile, and run it again.'}`;
  if (status === 429)
    return `${failed}: Twilio is asked too much at the moment (429). Wait a minute, and run it again.`;
  if (status >= 500)
    return `${failed}: Twilio has a problem of its own (${status}). Look at https://status.twilio.com, and run it again.`;
  return `${failed}: Twilio refuses it (${toCodes(status, code)}): ${toQuote(message)} Correct it, and run it again.`;
}

function toCodes(status: number, code: string): string {
  return code === '' || code === String(status) ? String(status) : `${status}, error ${code}`;
}

function toQuote(message = 'no reason was given'): string {
  const text = message.trim();
  return /[.!?]$/u.test(text) ? text : `${text}.`;
}
