/** How a call of an API failed, whichever library made it. */
export interface Failure {
  readonly kind: 'answer' | 'timeout' | 'network' | 'other';
  /** HTTP status, of an answer. */
  readonly status?: number;
  /** Twilio's code, or that of the system for the network. */
  readonly code?: string;
  /** What the API says: it may quote secrets. */
  readonly message?: string;
  /** What Twilio says of parts of the request. */
  readonly details?: unknown;
}

const timeouts: ReadonlySet<unknown> = new Set(['ETIMEDOUT', 'ECONNABORTED', 'ESOCKETTIMEDOUT']);

/** Reads what `twilio`, `@twilio-labs/serverless-api` or `fetch` have thrown. */
export function toFailure(error: unknown): Failure {
  const { response, status, statusCode, name, code, cause, message, details } = toRecord(error);
  const answer = toRecord(response);
  const http = [answer['statusCode'], status, statusCode].find((one) => typeof one === 'number');
  if (http !== undefined) {
    const body = toBody(answer['body']) ?? { code, message, details };
    return { kind: 'answer', status: http, ...toText(body), details: body['details'] };
  }
  const reason = code ?? toRecord(cause)['code'];
  if (timeouts.has(reason) || name === 'TimeoutError') return { kind: 'timeout' };
  if (typeof reason === 'string' && /^(E[A-Z_]+|UND_ERR_\w+)$/u.test(reason))
    return { kind: 'network', code: reason };
  return { kind: 'other', ...toText({ message }) };
}

function toRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

/** The body of an answer; uploads are answered as text. */
function toBody(body: unknown): Record<string, unknown> | undefined {
  if (typeof body !== 'string') return body ? toRecord(body) : undefined;
  try {
    return toRecord(JSON.parse(body));
  } catch {
    return {};
  }
}

function toText({ code, message }: Record<string, unknown>): Pick<Failure, 'code' | 'message'> {
  const isCode = typeof code === 'number' || typeof code === 'string';
  return {
    ...(isCode && { code: String(code) }),
    ...(typeof message === 'string' && message !== '' && { message }),
  };
}
