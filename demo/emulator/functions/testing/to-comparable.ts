import type { ConformanceRow } from '../conformance-table.ts';
import type { Received } from './send.ts';

// What a server adds of itself.
const ofServer =
  /^(accept-ranges|connection|content-length|content-security-policy|content-type|date|etag|keep-alive|transfer-encoding|x-content-type-options|x-powered-by)$/;

/** What of an answer must be the same everywhere. */
export function toComparable({ status, headers, text }: Received, row: ConformanceRow) {
  const [type = ''] = headers['content-type']?.split(';') ?? [];
  const own = Object.entries(headers).filter(([name]) => !ofServer.test(name));
  return {
    status,
    // Without a body the type says nothing.
    ...(text !== '' && { type, body: toBody(text, type, row) }),
    headers: Object.fromEntries(own),
  };
}

function toBody(text: string, type: string, { status, varying = [] }: ConformanceRow): unknown {
  // Pages of errors are words of their server.
  if (status >= 400 && type === 'text/html') return 'a page';
  if (type !== 'application/json') return text;
  const body: unknown = JSON.parse(text);
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return body;
  // A stack names files and lines.
  const differing = new Set(['stack', ...varying]);
  return Object.fromEntries(
    Object.entries(body).map(([key, value]) => [key, differing.has(key) ? typeof value : value]),
  );
}
