import twilio from 'twilio';
import { createHttpClient } from '../http-client.ts';
import { accountSid, authToken } from './settings.ts';

interface Credentials {
  /** The account's SID, or that of an API key. */
  user?: string;
  /** The auth token, or the secret of the API key. */
  password?: string;
}

/** Twilio's helper library as a customer's server has it, but for where it sends. */
export function createTwilioClient(
  origin: string,
  { user = accountSid, password = authToken }: Credentials = {},
): twilio.Twilio {
  return twilio(user, password, { accountSid, httpClient: createHttpClient(origin) });
}
