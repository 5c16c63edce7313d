import { TwilioServerlessApiClient } from '@twilio-labs/serverless-api';
import { toFailure, type Failure } from './failure.ts';

/** What became of the calls of a deploy. */
export interface BuildWatch {
  /** Why a call failed: the library's own errors leave it out. */
  readonly failure: Failure | undefined;
  /** Whether Twilio's build took too long, or could not be asked after. */
  readonly isTimedOut: boolean;
}

interface ClientOptions {
  readonly accountSid: string;
  readonly authToken: string;
  readonly timeoutMs: number;
  readonly buildTimeoutMs: number;
  readonly toUrl: (url: string) => string;
}

interface Answer {
  readonly body: unknown;
}

type Request = (method: string, path: string, options?: RequestOptions) => Promise<Answer>;

interface RequestOptions {
  readonly prefixUrl?: string;
  readonly timeout?: object;
  readonly body?: unknown;
}

const api = 'https://serverless.twilio.com/v1';
const retries = 3;

/**
 * Creates a client of Twilio's Functions and assets. Each of its requests has an end; the library's have none, and what
 * fails while it waits for a build ends nothing there, but the process.
 */
export function createServerlessClient(options: ClientOptions): {
  serverless: TwilioServerlessApiClient;
  watch: BuildWatch;
} {
  const { accountSid, authToken, timeoutMs, toUrl } = options;
  const serverless = new TwilioServerlessApiClient({
    username: accountSid,
    password: authToken,
    retryLimit: retries,
  });
  const send = serverless.request.bind(serverless) as Request;
  const watch = createBuildWatch(options.buildTimeoutMs);
  const request: Request = (method, path, { prefixUrl = api, ...rest } = {}) => {
    const url = prefixUrl === '' ? path : `${prefixUrl}/${path}`;
    // A whole upload takes longer than an answer.
    const timeout = rest.body
      ? { connect: timeoutMs, response: timeoutMs }
      : { request: timeoutMs };
    return watch.follow(path, () => send(method, toUrl(url), { timeout, ...rest, prefixUrl: '' }));
  };
  serverless.request = request as typeof serverless.request;
  return { serverless, watch };
}

const isStatus = /\/Builds\/\w+\/Status$/u;
const failed: Answer = { body: { status: 'failed' } };
const building: Answer = { body: { status: 'building' } };

function createBuildWatch(buildTimeoutMs: number) {
  let failure: Failure | undefined;
  const patience = createPatience(buildTimeoutMs);
  return {
    get failure() {
      return failure;
    },
    get isTimedOut() {
      return patience.isTimedOut();
    },
    async follow(path: string, send: () => Promise<Answer>): Promise<Answer> {
      const isQuestion = isStatus.test(path);
      if (isQuestion && patience.isTimedOut()) return failed;
      try {
        const answer = await send();
        if (isQuestion) patience.answered();
        return answer;
      } catch (error) {
        // A build is asked after until it ends: an answer that got lost is asked for again.
        if (isQuestion && patience.missed()) return building;
        failure = toFailure(error);
        if (isQuestion) return failed;
        throw error;
      }
    },
  };
}

/** How long a build is waited for, and how many answers in a row may get lost meanwhile. */
function createPatience(buildTimeoutMs: number) {
  let begin: number | undefined;
  let misses = 0;
  return {
    isTimedOut: () => begin !== undefined && Date.now() - begin > buildTimeoutMs,
    answered(): void {
      begin ??= Date.now();
      misses = 0;
    },
    /** Whether it may be asked again. */
    missed(): boolean {
      begin ??= Date.now();
      misses += 1;
      return misses <= retries;
    },
  };
}
