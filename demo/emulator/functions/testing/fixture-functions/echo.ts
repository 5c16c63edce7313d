import type { Callback, Event } from '../twilio-globals.ts';

/** Answers the fields that it was called with, in their order. */
export function handler(_: object, { request, ...fields }: Event, callback: Callback): void {
  const isRequest = Array.isArray(request) || typeof request !== 'object';
  callback(null, { entries: Object.entries(fields), ...(isRequest && { request }) });
}
