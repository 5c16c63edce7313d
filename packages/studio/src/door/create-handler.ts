import type { Surroundings } from '../chat/ports.ts';
import type { Answer } from './answer.ts';
import type { FunctionCallback, FunctionContext, FunctionHandler } from './function.ts';
import { readRequest, type FunctionRequest } from './read-request.ts';
import { createRedactor } from './redact.ts';
import { createResponse } from './runtime.ts';
import { createSurroundings } from './surroundings.ts';

type Log = Surroundings['log'];

/** One call of a Function. */
export interface Visit {
  readonly context: FunctionContext;
  readonly request: FunctionRequest;
  /** Its log leaves out phones and secrets, and names the Function. */
  readonly surroundings: Surroundings;
}

interface HandlerOptions {
  readonly name: string;
  /** The real ones if undefined. */
  readonly surroundings: Surroundings | undefined;
  /** Never rejects. */
  readonly answer: (visit: Visit) => Promise<Answer>;
}

/** Makes what Twilio's runtime calls. It calls back once, and its promise never rejects. */
export function createHandler({ name, surroundings, answer }: HandlerOptions): FunctionHandler {
  const world = surroundings ?? createSurroundings();
  return async (context, event, callback) => {
    const redact = createRedactor(context);
    const log: Log = (sentence) => world.log(redact(`docent ${name}: ${sentence}`));
    const visit = { context, request: readRequest(event), surroundings: { ...world, log } };
    end(await answer(visit), { callback, log });
  };
}

function end(
  answer: Answer,
  { callback, log }: { readonly callback: FunctionCallback; readonly log: Log },
): void {
  let ending: Parameters<FunctionCallback>;
  try {
    ending = [null, createResponse(answer)];
  } catch {
    ending = [new Error("Run this Function in Twilio's runtime: there is no Twilio.Response.")];
  }
  try {
    callback(...ending);
  } catch {
    // To call back once more would answer twice.
    log('went-wrong: The runtime did not take the answer.');
  }
}
