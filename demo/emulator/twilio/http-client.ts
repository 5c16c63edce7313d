import twilio from 'twilio';
import type RequestClient from 'twilio/lib/base/RequestClient.js';

/** The HTTP client of Twilio's helper library, except for where it sends. */
class LocalClient extends twilio.RequestClient {
  readonly #origin: string;

  constructor(origin: string) {
    super();
    this.#origin = origin;
  }

  override request<TData>(options: RequestClient.RequestOptions<TData>) {
    return super.request<TData>({ ...options, uri: toLocalUri(options.uri, this.#origin) });
  }
}

/**
 * Creates an HTTP client for Twilio's helper library that sends to a local Twilio what would go to the cloud.
 *
 * @example
 * const client = twilio(accountSid, authToken, { httpClient: createHttpClient('http://127.0.0.1:8787') });
 */
export function createHttpClient(origin: string): RequestClient {
  return new LocalClient(origin);
}

/** `https://conversations.twilio.com/v1/X` → `{origin}/conversations.twilio.com/v1/X`; other addresses stay. */
export function toLocalUri(uri: string, origin: string): string {
  return uri.replace(/^https:\/\/((?:[a-z0-9-]+\.)+twilio\.com)(?=[/?]|$)/i, `${origin}/$1`);
}
