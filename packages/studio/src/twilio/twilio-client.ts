import type { Twilio } from 'twilio';
import { ApiError } from '../door/api-error.ts';
import type { FunctionContext } from '../door/function.ts';

/** Twilio's helper library, as far as we use it: it knows who asks, and where its hosts are. */
export type TwilioClient = Pick<Twilio, 'request' | 'username' | 'password' | 'opts'>;

// We try again ourselves, within the time that a Function has: the library knows no Retry-After, and no deadline.
const options = { keepAlive: true, maxSockets: 50, autoRetry: false } as const;

const warmClients = new Map<string, TwilioClient>();

/**
 * Reads the client of a Function's context. A warm Function goes on with the client of its first call, so that
 * connections stay open; another account has another one. Throws `not-configured` where there is none.
 *
 * @example
 * const client = readTwilioClient(context);
 */
export function readTwilioClient(context: FunctionContext): TwilioClient {
  const fresh = createClient(context);
  // Whoever brings an HTTP client keeps its connections, and may send somewhere else.
  if (fresh.opts?.httpClient) return fresh;
  const key = `${fresh.username}:${fresh.password}`;
  const client = warmClients.get(key) ?? fresh;
  warmClients.set(key, client);
  return client;
}

function createClient(context: FunctionContext): TwilioClient {
  const { getTwilioClient } = context as { getTwilioClient?: (given: object) => TwilioClient };
  if (!getTwilioClient)
    throw new ApiError('not-configured', {
      logged: "The Function has no getTwilioClient: let Twilio's runtime, or twilio-run, call it.",
    });
  return getTwilioClient(options);
}
