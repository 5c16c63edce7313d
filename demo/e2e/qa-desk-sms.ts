import { join } from 'node:path';
import { readConfig } from '../emulator/twilio/config.ts';
import { createTwilioClient } from '../emulator/twilio/testing/twilio-client.ts';
import type { DemoProcess } from './demo-process.ts';

const { account } = readConfig(join(import.meta.dirname, '../twilio.yaml'));

/** The texts that went out to a phone, as the helper library lists them; the flow's own are among them. */
export async function readSentSms({ twilio }: DemoProcess, to: string): Promise<string[]> {
  const { sid: accountSid, authToken: password } = account;
  const server = createTwilioClient(twilio, { accountSid, user: accountSid, password });
  return (await server.messages.list({ to })).map(({ body }) => body);
}
