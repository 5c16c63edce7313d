import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';
import { listen } from '../../../shared/listen.ts';

/** A request as a customer's server gets it. */
export interface ReceivedRequest {
  method: string;
  /** Path and query. */
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
  /** The posted parameters. */
  parameters: Record<string, string>;
}

/** A customer's server. */
export interface Receiver {
  origin: string;
  requests: ReceivedRequest[];
}

/** Starts a server that keeps what it gets; it answers 200 unless told otherwise, and ends with its test. */
export async function startReceiver(
  answer: (response: ServerResponse, request: ReceivedRequest) => void = (response) =>
    void response.end(),
): Promise<Receiver> {
  const requests: ReceivedRequest[] = [];
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const received = {
        method: request.method ?? '',
        path: request.url ?? '',
        headers: request.headers,
        body,
        parameters: Object.fromEntries(new URLSearchParams(body)),
      };
      requests.push(received);
      answer(response, received);
    });
  });
  const origin = await listen(server, { port: 0, name: 'receiver', log: () => undefined });
  onTestFinished(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(() => resolve()));
  });
  return { origin, requests };
}
