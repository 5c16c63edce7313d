import type { TwilioServerlessApiClient } from '@twilio-labs/serverless-api';
import twilio, { type Twilio } from 'twilio';
import { createServerlessClient, type BuildWatch } from './serverless-client.ts';

/** The two libraries by which a deploy speaks with Twilio. */
export interface TwilioAccess {
  /** Who calls, as `serverless` wants to be told each time. */
  readonly account: { readonly username: string; readonly password: string };
  readonly client: Twilio;
  /** The one that can upload. */
  readonly serverless: TwilioServerlessApiClient;
  /** What became of the calls that `serverless` makes. */
  readonly watch: BuildWatch;
}

/** Who calls. */
export interface TwilioCredentials {
  readonly accountSid: string;
  readonly authToken: string;
}

interface AccessOptions {
  readonly httpClient?: InstanceType<typeof twilio.RequestClient>;
  /** Where a request for this address goes. */
  readonly toUrl?: (url: string) => string;
  readonly timeoutMs?: number;
  readonly buildTimeoutMs?: number;
}

const defaultTimeoutMs = 30_000;
// Twilio's builds take a minute or less; the library would wait as long as this too.
const defaultBuildTimeoutMs = 5 * 60_000;

/** Connects with Twilio, or with what `options` put in its place. */
export function connectTwilio(
  { accountSid, authToken }: TwilioCredentials,
  options: AccessOptions = {},
): TwilioAccess {
  const { timeoutMs = defaultTimeoutMs, buildTimeoutMs = defaultBuildTimeoutMs } = options;
  const httpClient =
    options.httpClient ?? new twilio.RequestClient({ timeout: timeoutMs, autoRetry: true });
  return {
    account: { username: accountSid, password: authToken },
    client: twilio(accountSid, authToken, { httpClient }),
    ...createServerlessClient({
      accountSid,
      authToken,
      timeoutMs,
      buildTimeoutMs,
      toUrl: options.toUrl ?? ((url) => url),
    }),
  };
}
