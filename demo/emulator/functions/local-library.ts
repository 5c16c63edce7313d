import twilio from 'twilio';
import type TwilioRequestClient from 'twilio/lib/base/RequestClient.js';
import { toLocalUri } from '../twilio/http-client.ts';

/** What a client of the helper library can be made with. */
export type ClientOptions = NonNullable<ConstructorParameters<typeof twilio.Twilio>[2]>;

/** Twilio's helper library, as a Function has it. */
export type Library = typeof twilio;

/**
 * Creates Twilio's helper library that sends to a local Twilio, whatever options a client is made with. Connections stay
 * open between requests: the library asks for that, and Node's own agent does it.
 */
export function createLocalLibrary(origin: string): Library {
  class RequestClient extends twilio.RequestClient {
    override request<TData>(options: TwilioRequestClient.RequestOptions<TData>) {
      return super.request<TData>({ ...options, uri: toLocalUri(options.uri, origin) });
    }
  }
  class Twilio extends twilio.Twilio {
    constructor(accountSid?: string, authToken?: string, options: ClientOptions = {}) {
      const httpClient = options.httpClient ?? new RequestClient(options);
      super(accountSid, authToken, { ...options, httpClient });
    }
  }
  const create = (...given: ConstructorParameters<typeof Twilio>) => new Twilio(...given);
  return Object.assign(create, twilio, { Twilio, RequestClient });
}
