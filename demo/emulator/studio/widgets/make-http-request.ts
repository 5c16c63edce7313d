import { callHttp, type HttpRequest } from './http-call.ts';
import { readPairs, type Pair } from './read-pairs.ts';
import type { Widget, WidgetCall } from './widget.ts';

const failureCode = 81_016;

/** Asks any server by GET or POST. It knows no headers of one's own. */
export const makeHttpRequest: Widget = {
  type: 'make-http-request',
  events: ['success', 'failed'],
  async run(call) {
    const pairs = readPairs(call, 'parameters');
    const reserved = pairs.find(({ key }) => key === 'method');
    if (reserved) {
      const message = 'A parameter is named "method", which Studio reserves. Name it otherwise.';
      return { event: 'failed', output: {}, problem: { code: 81_014, message } };
    }
    if (call.raw('add_twilio_auth') === true && !isTwilio(call.text('url'))) {
      const message =
        "It authenticates with Twilio, and its URL is not Twilio's: nothing was sent.";
      return { event: 'failed', output: {}, problem: { code: 81_014, message } };
    }
    const { output, problem } = await callHttp(call, toRequest(call, pairs), failureCode);
    return { event: problem ? 'failed' : 'success', output, ...(problem && { problem }) };
  },
};

function toRequest(call: WidgetCall, pairs: readonly Pair[]): HttpRequest {
  const { text, raw, ports } = call;
  const method = (text('method') || 'GET').toUpperCase();
  const { accountSid, authToken } = ports.credentials;
  const user = Buffer.from(`${accountSid}:${authToken}`).toString('base64');
  const headers = raw('add_twilio_auth') === true ? { Authorization: `Basic ${user}` } : {};
  // Parameters go into the URL, whatever the method: the body is a text of its own.
  const url = withQuery(text('url'), pairs);
  if (method === 'GET') return { method, url, headers };
  const contentType = text('content_type') || 'application/x-www-form-urlencoded;charset=utf-8';
  return { method, url, headers: { ...headers, 'Content-Type': contentType }, body: text('body') };
}

function withQuery(url: string, pairs: readonly Pair[]): string {
  if (pairs.length === 0) return url;
  const query = new URLSearchParams(pairs.map(({ key, value }) => [key, value]));
  return `${url}${url.includes('?') ? '&' : '?'}${query}`;
}

function isTwilio(url: string): boolean {
  return URL.canParse(url) && /(^|\.)twilio\.com$/.test(new URL(url).hostname);
}
