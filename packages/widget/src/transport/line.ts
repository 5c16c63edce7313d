import { isRecord, randomId } from '@docent/identity';
import { isUnsent } from './read-answer.ts';
import type { KnownRequest, UrlBook } from './url-book.ts';

/** What the SDK holds its socket by. It is not in its types, and all of its requests go through it. */
interface Socket {
  readonly isConnected: boolean;
  readonly state: string;
  get: Send;
  post: Send;
  put: Send;
  delete: Send;
  disconnect(): Promise<void>;
  on(event: 'stateChanged', listener: (state: string) => void): void;
  removeAllListeners(): void;
}
type Send = (url: string, headers: Record<string, string>, ...rest: unknown[]) => Promise<unknown>;

const methods = ['get', 'post', 'put', 'delete'] as const;
// What comes of a client that was let go is of no interest: an answer that never comes rejects nothing.
const never = (): Promise<never> => new Promise(() => undefined);

/** What a line is held with. */
export interface LineOptions {
  readonly urls: UrlBook;
  /** Whether the SDK is not to hear of a failure: it would let it fall onto the console. */
  readonly isKept: (error: unknown, url: string) => boolean;
}

/** The one line of a client to Twilio. */
export interface Line {
  readonly isConnected: () => boolean;
  /** Asks the server itself: what the SDK gives may come from what it has kept. */
  readonly get: (request: KnownRequest) => Promise<unknown>;
  /** Lets go of the socket at once, in whatever state it is. The SDK hears nothing any more. */
  readonly close: () => void;
}

/** Takes hold of the line of a client that has just been made; undefined where the SDK is not as we know it. */
export function tapLine(client: object, { urls, isKept }: LineOptions): Line | undefined {
  const services: unknown = Reflect.get(client, '_services');
  if (!isRecord(services) || !isSocket(services['twilsockClient'])) return undefined;
  const socket = services['twilsockClient'];
  const ask = socket.get.bind(socket);
  let isClosed = false;

  for (const method of methods) {
    const send = socket[method].bind(socket);
    socket[method] = (url, headers, ...rest) =>
      new Promise((resolve, reject) => {
        send(url, headers, ...rest).then(
          (answer) => {
            if (isClosed) return;
            urls.learn({ url, headers }, readBody(answer));
            resolve(answer);
          },
          (error: unknown) => {
            if (isClosed || isUnsent(error) || isKept(error, url)) return;
            // oxlint-disable-next-line typescript/prefer-promise-reject-errors -- as the SDK gave it
            reject(error);
          },
        );
      });
  }

  return {
    isConnected: () => !isClosed && socket.isConnected,
    async get({ url, headers }) {
      const answer = await ask(url, renew(headers), 'ip_messaging');
      return readBody(answer);
    },
    close() {
      isClosed = true;
      // They hold on to everything else, and something on `window` holds on to the socket.
      for (const method of methods) socket[method] = never;
      letGo(socket);
    },
  };
}

/** Not by the client's own `shutdown`: that waits until it has started, and a client whose line is down never has. */
function letGo(socket: Socket): void {
  const forget = (): void => void (socket.state === 'disconnected' && socket.removeAllListeners());
  socket.on('stateChanged', (state) => {
    // Between two attempts it takes no order; a moment later it does.
    if (state === 'connecting' || state === 'connected') void socket.disconnect();
    forget();
  });
  void socket.disconnect().catch(() => undefined);
  forget();
}

/** The headers of a request that was made before, for another: some name the request. */
function renew(headers: KnownRequest['headers']): Record<string, string> {
  const name = 'Twilio-Request-Id';
  return { ...headers, ...(name in headers && { [name]: `RQ${randomId().replaceAll('-', '')}` }) };
}

function readBody(answer: unknown): unknown {
  return isRecord(answer) ? answer['body'] : undefined;
}

function isSocket(value: unknown): value is Socket {
  const calls = [...methods, 'disconnect', 'on', 'removeAllListeners'];
  return isRecord(value) && calls.every((name) => typeof value[name] === 'function');
}
