/**
 * What Twilio gives a Function as its `context`: the environment variables, and a way to Twilio.
 *
 * @see https://www.twilio.com/docs/serverless/functions-assets/functions/invocation
 */
export interface FunctionContext {
  readonly [variable: string]: unknown;
}

/**
 * What Twilio gives a Function as its `event`: query and body, merged, and the request's headers. Whoever calls may
 * send a field named `request`, and so forge the headers: nothing may rest on them alone.
 */
export interface FunctionEvent {
  readonly request?: {
    readonly headers?: Readonly<Record<string, string | readonly string[] | undefined>>;
  };
  readonly [field: string]: unknown;
}

/** The answer of a Function, as Twilio's runtime wants it built. */
export interface FunctionResponse {
  setStatusCode(status: number): unknown;
  setBody(body: object | string): unknown;
  setHeaders(headers: Record<string, string>): unknown;
}

/** How a Function ends. */
export type FunctionCallback = (error: Error | null, response?: FunctionResponse) => void;

/** What Twilio's runtime calls. */
export type FunctionHandler = (
  context: FunctionContext,
  event: FunctionEvent,
  callback: FunctionCallback,
) => Promise<void>;

/** What a use case answers: an object as JSON, or a plain text. */
export interface Reply {
  readonly status: number;
  readonly body: object | string;
  /** Beside those that every answer has. */
  readonly headers?: Readonly<Record<string, string>>;
}
