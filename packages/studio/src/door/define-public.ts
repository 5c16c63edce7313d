import type { Surroundings } from '../chat/ports.ts';
import { readChatSettings, type ChatSettings } from '../settings/chat-settings.ts';
import { answerSafely } from './answer-safely.ts';
import { toReplyAnswer, type Answer } from './answer.ts';
import { checkPost } from './check-post.ts';
import { toCorsHeaders, toPreflightAnswer } from './cors.ts';
import { createHandler, type Visit } from './create-handler.ts';
import type { FunctionContext, FunctionHandler, Reply } from './function.ts';
import { readOrigin } from './read-origin.ts';

/** What a public use case gets beside its request. */
export interface PublicCall {
  readonly context: FunctionContext;
  readonly settings: ChatSettings;
  readonly surroundings: Surroundings;
  /** The origin of the page that calls, one of the allowed ones. */
  readonly origin: string;
}

/** A public Function. */
export interface PublicFunction<Request> {
  /** For its log. */
  readonly name: string;
  /** Throws an `ApiError` for what is not a request of this Function. */
  readonly parse: (body: unknown) => Request;
  readonly run: (request: Request, call: PublicCall) => Promise<Reply>;
  /** The real ones, unless a test brings its own. */
  readonly surroundings?: Surroundings;
}

/**
 * Makes a Function that pages may call: from allowed origins only, by POST of at most 64 KB of JSON. Whatever comes in,
 * it answers, and never throws.
 *
 * @example
 * export const handler = definePublic({ name: 'end-chat', parse: parseEndChat, run: endChat });
 */
export function definePublic<Request>(definition: PublicFunction<Request>): FunctionHandler {
  return createHandler({
    name: definition.name,
    surroundings: definition.surroundings,
    answer: (visit) =>
      // Of every answer, so that no cache gives one origin what is for another.
      answerSafely({ log: visit.surroundings.log, headers: { Vary: 'Origin' } }, () =>
        open(definition, visit),
      ),
  });
}

async function open<Request>(definition: PublicFunction<Request>, visit: Visit): Promise<Answer> {
  const { context, request, surroundings } = visit;
  const settings = readChatSettings(context);
  const origin = readOrigin(request, settings.allowedOrigins);
  const headers = toCorsHeaders(origin);
  if (request.header('access-control-request-method')) return toPreflightAnswer(headers);
  // From here on the page may read what is wrong.
  return answerSafely({ log: surroundings.log, headers }, async () => {
    checkPost(request);
    const call = { context, settings, surroundings, origin };
    return toReplyAnswer(await definition.run(definition.parse(request.body), call));
  });
}
