import type { Context } from 'hono';
import { isSigned } from './is-signed.ts';
import type { LoadedFunction } from './load-functions.ts';
import type { Library } from './local-library.ts';
import { readCall } from './read-call.ts';
import { runHandler } from './run-handler.ts';
import { toAnswer } from './to-answer.ts';
import { toContext } from './to-context.ts';
import { toTold } from './to-told.ts';

/** What every Function of a service is called with. */
export interface Service {
  library: Library;
  env: Readonly<Record<string, string>>;
  accountSid: string;
  authToken: string;
  domain: string;
  timeoutMs: number;
  log: (sentence: string) => void;
  /** Told of each call once it is answered. */
  onCall: (call: AnsweredCall) => void;
}

/** A call of a Function, and how it was answered. */
export interface AnsweredCall {
  readonly path: string;
  readonly method: string;
  readonly status: number;
  readonly durationMs: number;
  /** The parameters, of the query and the body. */
  readonly body: unknown;
  /** What it answered, parsed where it is JSON. */
  readonly answer: unknown;
}

const notSigned = 'Unauthorized - you are not authenticated to perform this request';

/** Calls a Function with a request, if it may be called with it. Throws a `BodyError` for a wrong body. */
export async function callFunction(
  c: Context,
  { path, access, handler }: LoadedFunction,
  service: Service,
): Promise<Response> {
  const { authToken, domain, timeoutMs, log, onCall } = service;
  const begin = performance.now();
  const { event, ...sent } = await readCall(c);
  const told = { path, method: c.req.method, body: { ...event, request: undefined } };
  const tell = (status: number, answer: unknown) =>
    onCall({ ...told, status, answer, durationMs: performance.now() - begin });
  const url = `https://${domain}${path}${new URL(c.req.url).search}`;
  const signature = c.req.header('x-twilio-signature');
  if (access === 'protected' && !isSigned({ authToken, url, signature, ...sent })) {
    tell(403, notSigned);
    return c.text(notSigned, 403);
  }
  const context = toContext({ ...service, path });
  const outcome = await runHandler(handler, { context, event, timeoutMs });
  // Not its message, which may have a phone in it.
  if (outcome.kind !== 'answered') log(`The Function ${path} has ${outcome.kind}.`);
  const answer = toAnswer(outcome);
  tell(answer.status, toTold(outcome));
  return answer;
}
