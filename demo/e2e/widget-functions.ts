import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { listen } from '../emulator/shared/listen.ts';
import {
  createFaultList,
  meetFault,
  type FunctionsFault,
  type Reply,
} from './widget-functions-fault.ts';

/** A call of a Function; preflights are none. */
export interface FunctionsCall {
  /** Such as `start-chat`. */
  readonly name: string;
  /** When it came in, ms since 1970 of real time. */
  readonly receivedAt: number;
  /** The JSON that was sent. */
  readonly body: Readonly<Record<string, unknown>>;
  /** What the page got; `undefined` while it waits, or where no answer came. */
  status: number | undefined;
  /** The JSON or text of that. */
  answer: unknown;
}

/** What stands before the Functions, as the network does. */
export interface FunctionsDoor {
  /** What pages call. */
  readonly origin: string;
  /** In order of arrival; of one Function, if it is named. */
  calls(name?: string): readonly FunctionsCall[];
  fault(fault: FunctionsFault): void;
  /** Takes all faults back; what waits for an answer goes on waiting. */
  clear(): void;
  close(): Promise<void>;
}

/** Opens a door to the Functions. */
export async function openDoor(target: string): Promise<FunctionsDoor> {
  const calls: FunctionsCall[] = [];
  const faults = createFaultList();
  const stopped = new AbortController();
  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const { url = '/', method = 'GET', headers } = request;
    const name = url.slice(1).replace(/\?.*/, '');
    const receivedAt = Date.now();
    const text = await readText(request);
    const body = asObject(text);
    const call: FunctionsCall = { name, receivedAt, body, status: undefined, answer: undefined };
    if (method !== 'OPTIONS') calls.push(call);
    const fault = faults.take(name, method);
    await wait(fault.delayMs ?? 0, undefined, { signal: stopped.signal });
    const run = () => pass(request, text, target + url);
    const answer = await meetFault({ fault, from: headers.origin, run });
    if (answer === 'none') return;
    if (answer === 'cut') {
      response.destroy();
      return;
    }
    Object.assign(call, { status: answer.status, answer: parse(answer.body ?? '') });
    // A browser asks once more by itself where a connection is cut that it has used before.
    response.writeHead(answer.status, { ...answer.headers, connection: 'close' }).end(answer.body);
  };
  const server = createServer((request, response) => {
    handle(request, response).catch(() => response.destroy());
  });
  const origin = await listen(server, { port: 0, name: 'door to the Functions', log: console.log });
  return {
    origin,
    calls: (name) => calls.filter((call) => name === undefined || call.name === name),
    fault: faults.add,
    clear: faults.clear,
    close: () => {
      stopped.abort();
      return new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}

// Of a connection, or of how a body was packed: the next has its own.
const ownHeaders = [
  'connection',
  'content-encoding',
  'content-length',
  'host',
  'transfer-encoding',
];

/** The same request, to the Functions. */
async function pass(request: IncomingMessage, body: string, url: string): Promise<Reply> {
  const { method = 'GET' } = request;
  const headers = withoutOwn(request.headers as Record<string, string>);
  const response = await fetch(url, { method, headers, ...(body && { body }) });
  const answered = withoutOwn(Object.fromEntries(response.headers));
  return { status: response.status, headers: answered, body: await response.text() };
}

function withoutOwn(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !ownHeaders.includes(name)));
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks).toString('utf8');
}

function asObject(text: string): Record<string, unknown> {
  const value = parse(text);
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
