import { request, type IncomingMessage } from 'node:http';
import { text as readText } from 'node:stream/consumers';

/** A request as it goes over the wire: a list sends its header more than once. */
export interface Sent {
  method?: string;
  path: string;
  headers?: Readonly<Record<string, string | string[]>>;
  body?: string | Buffer;
}

/** What came back. */
export interface Received {
  status: number;
  headers: IncomingMessage['headers'];
  text: string;
}

// A server that does not answer is a failure, not a test that waits.
const patienceMs = 15_000;

/** Sends one request, by a connection of its own: `fetch` would refuse some of the headers. */
export function send(origin: string, { path, body, ...sent }: Sent): Promise<Received> {
  const { method = body === undefined ? 'GET' : 'POST', headers = {} } = sent;
  return new Promise((resolve, reject) => {
    const outgoing = request(`${origin}${path}`, { method, headers, agent: false });
    outgoing.on('error', reject);
    outgoing.setTimeout(patienceMs, () => {
      outgoing.destroy(new Error(`${method} ${path} is not answered.`));
    });
    outgoing.on('response', (response) => {
      const { statusCode: status = 0 } = response;
      readText(response).then(
        (text) => resolve({ status, headers: response.headers, text }),
        reject,
      );
    });
    outgoing.end(body);
  });
}
