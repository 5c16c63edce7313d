import type { Callback } from '../twilio-globals.ts';

interface Context {
  PATH: string;
  ACCOUNT_SID: string;
  GREETING: string;
  DOMAIN_NAME: string;
  getTwilioClient: unknown;
}

/** Answers what it knows of its surroundings. */
export function handler(context: Context, event: { domain?: string }, callback: Callback): void {
  const { PATH: path, ACCOUNT_SID: account, GREETING: greeting, DOMAIN_NAME: domain } = context;
  callback(null, {
    path,
    account,
    greeting,
    client: typeof context.getTwilioClient,
    functions: Object.keys(Runtime.getFunctions()).toSorted(),
    ...(event.domain && { domain }),
  });
}
