import type { Callback, Event } from '../twilio-globals.ts';

/** Answers the headers and cookies that it was told. */
export function handler(_: object, { request }: Event, callback: Callback): void {
  // A host has another port each time.
  const { host: _host, ...headers } = request.headers;
  callback(null, { headers, cookies: request.cookies });
}
