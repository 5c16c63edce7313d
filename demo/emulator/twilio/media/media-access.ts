import type { TwilioConfig } from '../config.ts';
import { unauthorized } from '../errors.ts';
import { createAccountCheck } from '../rest/account-check.ts';
import type { Media } from '../store/records.ts';
import type { Store } from '../store/store.ts';

/** Who asks for files: a client by its identity, or `null` for the account. */
export type Reader = string | null;

/** Reads an access token; throws {@link TwilioError} when it is not valid. */
export type ReadToken = (token: string) => Promise<{ identity: string }>;

/** Tells who calls: by `X-Twilio-Token`, or by basic auth as the account. Throws 401. */
export async function readReader(
  headers: Headers,
  config: TwilioConfig,
  readToken: ReadToken,
): Promise<Reader> {
  const token = headers.get('x-twilio-token');
  if (token !== null) return (await readToken(token)).identity;
  if (createAccountCheck(config)(headers.get('authorization') ?? undefined)) return null;
  throw unauthorized();
}

/** Whether a file is the reader's own, or was sent in a conversation that the reader takes part in. */
export function mayRead(store: Store, { author, conversationSid }: Media, reader: Reader): boolean {
  if (reader === null || author === reader) return true;
  const members = conversationSid === null ? [] : store.participantsOf(conversationSid);
  return members.some(({ identity }) => identity === reader);
}
