import type { Context, MiddlewareHandler } from 'hono';
import type { EventStream } from '../stream.ts';
import { disturb } from './disturb.ts';
import { isMet } from './fault-path.ts';
import { parseFault, type ActiveFault, type Fault } from './fault.ts';
import { noSocketFaults, type InitFault, type SocketFaults } from './socket-faults.ts';

export { AnswerLost, ConnectionDropped } from './disturb.ts';

/** What goes wrong on purpose. */
export interface Faults {
  add(fault: Fault): void;
  /** Takes all of them back, also those of the socket. */
  clear(): void;
  /** Those that are still to be met, with how many times are left. */
  list(): readonly ActiveFault[];
  /** Disturbs requests by HTTP, and those within a client's socket. */
  middleware: MiddlewareHandler;
  /** What a client's socket meets; to be read each time anew. */
  readonly socket: Readonly<SocketFaults>;
  setSocket(changes: Partial<SocketFaults>): void;
  /** What the next `init` is answered with, counted as met. */
  takeInitStatus(): InitFault | undefined;
}

/** Creates faults, of which there are none yet; the stream is told of each that is met. */
export function createFaults(stream?: Pick<EventStream, 'add'>): Faults {
  let active: ActiveFault[] = [];
  let socket: Readonly<SocketFaults> = noSocketFaults;

  function take({ path, method }: Context['req']): ActiveFault | undefined {
    // What only a local Twilio has stays as it is: it is where a fault is taken back.
    if (path === '/_local' || path.startsWith('/_local/')) return undefined;
    const fault = active.find((one) => {
      // The question that a browser asks before its request is not the request.
      const isMethod = one.method === undefined ? method !== 'OPTIONS' : method === one.method;
      return isMethod && isMet(one.path, path);
    });
    if (fault && fault.times > 0)
      active = active.flatMap((one) => (one === fault ? countDown(one) : one));
    return fault;
  }

  return {
    add: (fault) => void active.push(parseFault(fault)),
    clear() {
      active = [];
      socket = noSocketFaults;
    },
    list: () => active,
    async middleware(c, next) {
      const fault = take(c.req);
      if (!fault) return next();
      const what = `fault: ${c.req.method} ${c.req.path}`;
      stream?.add({ channel: 'local', what, body: fault });
      return disturb(c, next, fault);
    },
    get socket() {
      return socket;
    },
    setSocket(changes) {
      socket = { ...socket, ...changes };
    },
    takeInitStatus() {
      const { initStatus } = socket;
      if (!initStatus) return undefined;
      if (initStatus.times > 0)
        socket = { ...socket, initStatus: countDown(initStatus)[0] ?? null };
      return initStatus;
    },
  };
}

/** What is left of a fault that was met: nothing after the last time. */
function countDown<T extends { times: number }>(fault: T): T[] {
  return fault.times > 1 ? [{ ...fault, times: fault.times - 1 }] : [];
}
