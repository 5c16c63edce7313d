import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { FunctionContext, FunctionEvent, FunctionHandler } from '../function.ts';

/** What a caller of a Function sees. */
export interface SeenAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: unknown;
  /** How often the Function has called back. */
  readonly calls: number;
}

interface RuntimeResponse {
  readonly statusCode: number;
  readonly headers: Record<string, unknown>;
  readonly body: unknown;
}

// The response class of Twilio's own runtime; its package does not export it by name.
const require = createRequire(import.meta.url);
const runtime = dirname(require.resolve('@twilio/runtime-handler/dev'));
const { Response } = require(join(runtime, 'internal/response.js')) as {
  Response: new () => RuntimeResponse;
};

/** The headers of a page that may call. */
export const pageHeaders = {
  origin: 'https://docs.example.com',
  'content-type': 'application/json',
} as const;

/** The environment of a Function that is configured, with secrets that are easy to search for. */
export const chatContext: FunctionContext = {
  ACCOUNT_SID: 'AC00000000000000000000000000000001',
  AUTH_TOKEN: 'auth-token-that-nobody-may-see',
  API_KEY_SID: 'SK00000000000000000000000000000001',
  API_KEY_SECRET: 'api-key-secret-that-nobody-may-see',
  CONVERSATIONS_SERVICE_SID: 'IS00000000000000000000000000000001',
  ALLOWED_ORIGINS: 'https://docs.example.com,http://localhost:4173',
  PSEUDONYM_SECRET: 'pseudonym-secret-that-nobody-may-see',
  STUDIO_FLOW_SID: 'FW00000000000000000000000000000001',
  IDENTITY_KEYS: 'key-1=identity-secret-that-nobody-may-see',
  IDENTITY_AUDIENCE: 'docs.example.com',
};

/**
 * Calls a Function as Twilio's runtime does, with the runtime's own response class.
 *
 * @example
 * const { status, body } = await callFunction(handler, { body: { token } });
 */
export async function callFunction(
  handler: FunctionHandler,
  {
    context = chatContext,
    headers = pageHeaders,
    body = {},
  }: {
    readonly context?: FunctionContext;
    readonly headers?: Readonly<Record<string, string | readonly string[] | undefined>>;
    readonly body?: object;
  },
): Promise<SeenAnswer> {
  return callWithEvent(handler, context, { request: { headers }, ...body });
}

/** Calls a Function with an event of any form. */
export async function callWithEvent(
  handler: FunctionHandler,
  context: FunctionContext,
  event: unknown,
): Promise<SeenAnswer> {
  Object.assign(globalThis, { Twilio: { Response } });
  const answers: unknown[] = [];
  await handler(context, event as FunctionEvent, (_error, response) => answers.push(response));
  const { statusCode, headers, body } = answers[0] as RuntimeResponse;
  return { status: statusCode, headers, body, calls: answers.length };
}
