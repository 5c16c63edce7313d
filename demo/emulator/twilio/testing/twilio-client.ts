import twilio from 'twilio';
import { createHttpClient } from '../http-client.ts';
import * as settings from './settings.ts';

interface Credentials {
  accountSid?: string;
  /** The account's SID, or that of an API key. */
  user?: string;
  /** The auth token, or the secret of the API key. */
  password?: string;
}

/** Twilio's helper library as a customer's server has it, but for where it sends. */
export function createTwilioClient(
  origin: string,
  {
    accountSid = settings.accountSid,
    user = accountSid,
    password = settings.authToken,
  }: Credentials = {},
): twilio.Twilio {
  return twilio(user, password, { accountSid, httpClient: createHttpClient(origin) });
}
