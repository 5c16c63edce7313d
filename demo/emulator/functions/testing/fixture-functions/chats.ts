import twilio, { type Twilio as Client } from 'twilio';
import type { Callback } from '../twilio-globals.ts';

interface Context {
  ACCOUNT_SID: string;
  AUTH_TOKEN: string;
  getTwilioClient(options?: object): Client;
}

/** Makes a conversation with the helper library and reads it, then asks for one that is not there. */
export async function handler(
  context: Context,
  { name, own }: { name: string; own?: string },
  callback: Callback,
): Promise<void> {
  const { ACCOUNT_SID, AUTH_TOKEN } = context;
  const client = own
    ? twilio(ACCOUNT_SID, AUTH_TOKEN, { httpClient: new twilio.RequestClient({ timeout: 5000 }) })
    : context.getTwilioClient({ timeout: 5000 });
  const { conversations } = client.conversations.v1;
  const { sid } = await conversations.create({ friendlyName: name });
  const { friendlyName, state } = await conversations(sid).fetch();
  const missing = await conversations(`CH${'0'.repeat(32)}`)
    .fetch()
    .catch(({ status, code }: { status: number; code: number }) => ({ status, code }));
  callback(null, { friendlyName, state, missing });
}
