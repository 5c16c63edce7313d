/** A request that the browser is about to make. */
export interface AskedRequest {
  readonly method: string;
  readonly url: string;
  readonly body: string;
}

/** What becomes of it: it goes on to the site, or we answer in place of whoever it was for. */
export type RequestPlan =
  | { readonly do: 'pass' }
  | { readonly do: 'answer'; readonly status: number; readonly type: string; readonly body: string }
  /** Messages for Segment. */
  | { readonly do: 'take'; readonly messages: readonly unknown[] };

const cloudHost = /(^|\.)(segment\.(io|com)|segmentapis\.com|twil\.io|twilio\.com)$/;
const settingsPath = /\/v1\/projects\/[^/]+\/settings$/;

/**
 * Says what becomes of a request. Only what reads goes out, and none of it to Segment or to Twilio: a check
 * must leave no trace with either, whatever way a site has to them.
 *
 * @param cloudOrigins - Where the tags of the site say that Segment and the Functions are.
 * @example
 * planRequest({ method: 'POST', url: 'https://api.segment.io/v1/b', body }, new Set()).do; // 'take'
 */
export function planRequest(
  { method, url, body }: AskedRequest,
  cloudOrigins: ReadonlySet<string>,
): RequestPlan {
  const { hostname, origin, pathname } = new URL(url);
  const isReading = method === 'GET' || method === 'HEAD';
  if (!isReading) {
    const messages = readBatch(body);
    return messages ? { do: 'take', messages } : answer(503, '{}');
  }
  if (settingsPath.test(pathname)) return answer(200, JSON.stringify({ integrations: {} }));
  if (!cloudHost.test(hostname) && !cloudOrigins.has(origin)) return { do: 'pass' };
  if (pathname.endsWith('.js')) return { ...answer(200, ''), type: 'text/javascript' };
  return answer(503, '{}');
}

function answer(status: number, body: string): RequestPlan & { readonly do: 'answer' } {
  return { do: 'answer', status, type: 'application/json', body };
}

function readBatch(body: string): readonly unknown[] | undefined {
  try {
    const { batch, writeKey } = JSON.parse(body) as { batch?: unknown; writeKey?: unknown };
    return Array.isArray(batch) && typeof writeKey === 'string' ? batch : undefined;
  } catch {
    return undefined;
  }
}
