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
  /** Takes back those of exactly this path. */
  remove(path: string): void;
  /** Those that are still to be met, with how many times are left. */
  list(): readonly ActiveFault[];
  /** The fault that a call meets which goes no way by HTTP here, as one between Twilio's products; counted as met. */
  meet(call: Pick<Context['req'], 'path' | 'method'>): ActiveFault | undefined;
  /** Disturbs requests by HTTP, and those within a client's socket. */
  middleware: MiddlewareHandler;
  /** What a client's socket meets; to be read each time anew. */
  readonly socket: Readonly<SocketFaults>;
  setSocket(changes: Partial<SocketFaults>): void;
  /** What the next `init` is answered with, counted as met. */
  takeInitStatus(): InitFault | undefined;
  /** Calls back when something is set or taken back by hand; returns a function that stops that. */
  onChange(callback: (change: FaultChange) => void): () => void;
}

/** What was set by hand. */
export type FaultChange =
  | { readonly kind: 'added'; readonly fault: Fault }
  | { readonly kind: 'removed'; readonly fault: ActiveFault }
  | { readonly kind: 'socket'; readonly socket: Partial<SocketFaults> }
  | { readonly kind: 'cleared' };

/** Creates faults, of which there are none yet; the stream is told of each that is met. */
export function createFaults(stream?: Pick<EventStream, 'add'>): Faults {
  let active: ActiveFault[] = [];
  let socket: Readonly<SocketFaults> = noSocketFaults;

  function take({
    path,
    method,
  }: Pick<Context['req'], 'path' | 'method'>): ActiveFault | undefined {
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

  function meet(call: Pick<Context['req'], 'path' | 'method'>): ActiveFault | undefined {
    const fault = take(call);
    const what = `fault: ${call.method} ${call.path}`;
    if (fault) stream?.add({ channel: 'local', what, body: fault });
    return fault;
  }

  const listeners = new Set<(change: FaultChange) => void>();
  const tell = (change: FaultChange) => {
    for (const listener of listeners) listener(change);
  };
  return {
    add(fault) {
      active.push(parseFault(fault));
      tell({ kind: 'added', fault });
    },
    clear() {
      const hadSome = active.length > 0 || socket !== noSocketFaults;
      active = [];
      socket = noSocketFaults;
      if (hadSome) tell({ kind: 'cleared' });
    },
    remove(path) {
      const removed = active.filter((one) => one.path === path);
      active = active.filter((one) => one.path !== path);
      for (const fault of removed) tell({ kind: 'removed', fault });
    },
    onChange(callback) {
      listeners.add(callback);
      return () => listeners.delete(callback);
    },
    list: () => active,
    meet,
    async middleware(c, next) {
      const fault = meet(c.req);
      return fault ? disturb(c, next, fault) : next();
    },
    get socket() {
      return socket;
    },
    setSocket(changes) {
      socket = { ...socket, ...changes };
      tell({ kind: 'socket', socket: changes });
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
