import type { Callback, Event } from '../twilio-globals.ts';

/** Answers a preflight itself. */
export function handler(_: object, { request }: Event, callback: Callback): void {
  const response = new Twilio.Response();
  const isPreflight = request.headers['access-control-request-method'] !== undefined;
  response.setHeaders({ 'Access-Control-Allow-Origin': 'https://docs.example.com' });
  if (isPreflight) response.setStatusCode(204);
  else response.setBody({ answered: true });
  callback(null, response);
}
