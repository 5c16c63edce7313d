import type { Callback } from '../twilio-globals.ts';

interface Wish {
  status?: string;
  body?: 'text' | 'none' | 'bytes';
  header?: string;
}

/** Answers with a `Twilio.Response`, of the status and kind that was wished for. */
export function handler(_: object, { status, body, header }: Wish, callback: Callback): void {
  const response = new Twilio.Response();
  if (status) response.setStatusCode(Number(status));
  response.setHeaders({ 'Access-Control-Allow-Origin': 'https://docs.example.com' });
  response.appendHeader('X-Several', 'one').appendHeader('X-Several', 'two');
  if (header) response.appendHeader('X-Given', header);
  response.setCookie('first', '1', ['HttpOnly']).setCookie('second', '2').removeCookie('first');
  if (body === 'text') response.setBody('Hello');
  else if (body === 'bytes') response.setBody(Buffer.from([1, 2, 3]));
  else if (body !== 'none') response.setBody({ hello: 'world' });
  callback(null, response);
}
