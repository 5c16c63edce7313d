type HeaderValue = string | string[];

interface ResponseOptions {
  statusCode?: number;
  body?: unknown;
  headers?: Record<string, HeaderValue>;
}

/**
 * `Twilio.Response`: what a Function answers with when it needs more than a body.
 *
 * @see https://www.twilio.com/docs/serverless/functions-assets/functions/invocation#construct-a-response
 */
export class Response {
  statusCode: number;
  body: unknown;
  headers: Record<string, HeaderValue>;

  constructor({ statusCode = 200, body = null, headers = {} }: ResponseOptions = {}) {
    this.statusCode = statusCode;
    this.body = body;
    this.headers = headers;
  }

  setStatusCode(statusCode: number): this {
    this.statusCode = statusCode;
    return this;
  }

  setBody(body: unknown): this {
    this.body = body;
    return this;
  }

  /** Replaces all headers. */
  setHeaders(headers: Record<string, HeaderValue>): this {
    this.headers = {};
    for (const [name, value] of Object.entries(headers)) this.appendHeader(name, value);
    return this;
  }

  /** Adds to what the header has already. */
  appendHeader(name: string, value: HeaderValue): this {
    const known = this.headers[name];
    this.headers[name] = known === undefined ? value : [known, value].flat();
    return this;
  }

  setCookie(name: string, value: string, attributes: readonly string[] = []): this {
    return this.appendHeader('Set-Cookie', [`${name}=${value}`, ...attributes].join(';'));
  }

  removeCookie(name: string): this {
    const cookies = [this.headers['Set-Cookie'] ?? []].flat();
    const others = cookies.filter((cookie) => !cookie.startsWith(`${name}=`));
    this.headers['Set-Cookie'] = [...others, `${name}=;Max-Age=0`];
    return this;
  }
}
