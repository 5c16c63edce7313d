import type { Surroundings } from '../chat/ports.ts';
import { answerSafely } from './answer-safely.ts';
import { toReplyAnswer } from './answer.ts';
import { createHandler } from './create-handler.ts';
import type { FunctionContext, FunctionHandler, Reply } from './function.ts';

/** What a protected use case gets beside its request. */
export interface ProtectedCall {
  readonly context: FunctionContext;
  readonly surroundings: Surroundings;
}

/** A Function that only Twilio may call, which Twilio checks by its signature. */
export interface ProtectedFunction<Request> {
  /** For its log. */
  readonly name: string;
  /** Gets the parameters, as texts where Studio sends them. */
  readonly parse: (body: unknown) => Request;
  readonly run: (request: Request, call: ProtectedCall) => Promise<Reply>;
  /** The real ones, unless a test brings its own. */
  readonly surroundings?: Surroundings;
}

/**
 * Makes a Function for Studio. A failure is answered with a status of 400 or above, for which Studio takes `fail`.
 *
 * @example
 * export const handler = defineProtected({ name: 'answer', parse: parseQuestion, run: answer });
 */
export function defineProtected<Request>(definition: ProtectedFunction<Request>): FunctionHandler {
  const { name, surroundings: own, parse, run } = definition;
  return createHandler({
    name,
    surroundings: own,
    answer: ({ context, request, surroundings }) =>
      answerSafely({ log: surroundings.log, headers: {} }, async () =>
        toReplyAnswer(await run(parse(request.body), { context, surroundings })),
      ),
  });
}
