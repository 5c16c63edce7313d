import type { WidgetOutput } from '../engine/context.ts';
import type { Done, WidgetCall } from './widget.ts';

export interface HttpRequest {
  method: string;
  url: string;
  headers: Record<string, string>;
  body?: string;
}

/** How it went: what the widget leaves, and what went wrong, if something did. */
export interface HttpResult {
  output: WidgetOutput;
  problem?: NonNullable<Done['problem']>;
}

// @see https://www.twilio.com/docs/studio/widget-library/http-request
const longestBytes = 64 * 1024;

/**
 * Makes a request as Studio does: 64 KB, and only a JSON object is parsed. What was parsed before at the same widget
 * stays where the answer does not say otherwise.
 */
export async function callHttp(
  call: WidgetCall,
  request: HttpRequest,
  failureCode: number,
): Promise<HttpResult> {
  const { ports, note, httpTimeoutMs } = call;
  const { method, url, body } = request;
  note({ request: { method, url, ...(body !== undefined && { body }) } });
  const earlier = readParsed(call);
  const failed = (message: string, output: WidgetOutput = earlier): HttpResult => ({
    output,
    problem: { code: failureCode, message },
  });
  try {
    const response = await ports.fetch(...toFetch(request, httpTimeoutMs));
    const { status, ok } = response;
    const contentType = response.headers.get('content-type') ?? '';
    const text = await readText(response);
    note({ response: { status, contentType, body: text ?? '' } });
    if (text === undefined) return failed('The answer is longer than 64 KB. Answer with less.');
    const output = {
      status_code: status,
      content_type: contentType,
      body: text,
      ...addParsed(earlier, text, contentType),
    };
    return ok ? { output } : failed(`The answer is ${status}; 2xx is expected.`, output);
  } catch (error) {
    return failed(toSentence(error, httpTimeoutMs));
  }
}

interface Parsed {
  parsed?: object;
}

/** What the widget has parsed when it ran before. */
function readParsed({ context, state }: WidgetCall): Parsed & WidgetOutput {
  const parsed = context.widgets[state.name]?.['parsed'];
  return typeof parsed === 'object' && parsed !== null ? { parsed } : {};
}

/** Credentials in a URL become a header: `fetch` refuses them where they are. */
function toFetch(
  { method, url, headers, body }: HttpRequest,
  timeoutMs: number,
): [url: string, init: RequestInit] {
  const address = new URL(url);
  const { username, password } = address;
  address.username = '';
  address.password = '';
  const user = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  const authorization =
    username || password ? { Authorization: `Basic ${Buffer.from(user).toString('base64')}` } : {};
  return [
    address.href,
    {
      method,
      // What authenticates with Twilio counts more than the URL.
      headers: { ...authorization, ...headers },
      redirect: 'follow',
      signal: AbortSignal.timeout(timeoutMs),
      ...(body !== undefined && { body }),
    },
  ];
}

/** The text of an answer; `undefined` when it is too long, which is known before all of it came. */
async function readText(response: Response): Promise<string | undefined> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > longestBytes) return undefined;
    chunks.push(chunk);
  }
  return toDecoder(response.headers.get('content-type')).decode(Buffer.concat(chunks));
}

function toDecoder(contentType: string | null): TextDecoder {
  const charset = /charset="?([\w-]+)/i.exec(contentType ?? '')?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(charset);
  } catch {
    return new TextDecoder();
  }
}

function addParsed(earlier: Parsed, text: string, contentType: string): Parsed {
  if (!/^application\/json\s*(;|$)/i.test(contentType)) return earlier;
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return earlier;
    return { parsed: { ...earlier.parsed, ...value } };
  } catch {
    return earlier;
  }
}

function toSentence(error: unknown, timeoutMs: number): string {
  const { name, message, cause } = error as Error;
  if (name === 'TimeoutError') return `No answer within ${timeoutMs / 1000} seconds.`;
  if (error instanceof TypeError && message === 'Invalid URL')
    return 'The URL is not valid after Liquid. Look at its rendered value.';
  const why = cause instanceof Error ? cause.message : message;
  return `The request failed: ${why}.`;
}
