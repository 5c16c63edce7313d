import { safeParse, type GenericSchema, type InferOutput } from 'valibot';
import { ApiError } from '../door/api-error.ts';
import type { Pace } from './pace.ts';
import { retry } from './retry.ts';
import type { TwilioClient } from './twilio-client.ts';
import { toFailedAnswer, toLostAnswer, type TwilioAnswer } from './failed-answer.ts';
import { TwilioFailure } from './twilio-failure.ts';

/** A request to Twilio, with what we want to know of its answer. */
export interface TwilioCall<Answer extends GenericSchema> {
  /** Completes "Twilio refused to …", for the log. */
  readonly doing: string;
  readonly method?: 'get' | 'post' | 'delete';
  readonly url: string;
  /** Undefined values are left out. */
  readonly form?: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** Lets Twilio tell webhooks and flows of it. */
  readonly withWebhooks?: boolean;
  readonly answer: Answer;
  /** Looks whether a request without a clear answer was done all the same. */
  readonly find?: () => Promise<InferOutput<Answer> | undefined>;
  /** How often it is tried, where that is not as often as usual. */
  readonly tries?: number;
}

/** Asks Twilio. Throws a {@link TwilioFailure}. */
export type TwilioApi = <Answer extends GenericSchema>(
  call: TwilioCall<Answer>,
) => Promise<InferOutput<Answer>>;

/**
 * Creates the one way in which we ask Twilio: by the requests of its helper library, which take a time limit each and
 * show the headers of an answer. The library's resources do neither, and take 20 to 45 ms to load.
 *
 * @example
 * const api = createTwilioApi(readTwilioClient(context), pace);
 * const { sid } = await api({ doing: 'read the conversation', url, answer: object({ sid: string() }) });
 */
export function createTwilioApi(client: TwilioClient, pace: Pace): TwilioApi {
  return (call) => {
    const run = (timeoutMs: number) => send(client, call, timeoutMs);
    return retry({ run, find: call.find }, { ...pace, tries: call.tries ?? pace.tries });
  };
}

async function send<Answer extends GenericSchema>(
  client: TwilioClient,
  { doing, method = 'get', url, form, withWebhooks, answer }: TwilioCall<Answer>,
  timeoutMs: number,
): Promise<InferOutput<Answer>> {
  const response = await client
    .request({
      method,
      uri: url,
      timeout: timeoutMs,
      ...(form && { data: form }),
      ...(withWebhooks && { headers: { 'X-Twilio-Webhook-Enabled': 'true' } }),
    })
    // What the HTTP client throws holds the whole request, with its password: nothing of it goes on.
    .catch((error: unknown) => Promise.reject(new TwilioFailure(doing, toLostAnswer(error))));
  const { statusCode, body } = response as TwilioAnswer;
  if (statusCode < 200 || statusCode >= 300)
    throw new TwilioFailure(doing, toFailedAnswer(response as TwilioAnswer));
  const { success, output } = safeParse(answer, body);
  if (success) return output;
  throw new ApiError('twilio-refused', {
    logged: `Twilio was asked to ${doing}, and answered in a form that we do not know.`,
  });
}
