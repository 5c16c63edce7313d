import { gunzipSync } from 'node:zlib';

/** How many page views a request body carries, in the format of any of the products. */
export function countPageViews(body: Buffer): number {
  return readMessages(body).filter(isPageView).length;
}

interface Message {
  readonly type?: unknown;
  readonly n?: unknown;
  readonly event?: unknown;
}

// Segment and Docent say type "page", Plausible n "pageview", PostHog event "$pageview".
function isPageView({ type, n, event }: Message): boolean {
  return type === 'page' || n === 'pageview' || event === '$pageview';
}

function readMessages(body: Buffer): Message[] {
  const value = parseJson(unzip(body).toString('utf8'));
  if (Array.isArray(value)) return value as Message[];
  if (typeof value !== 'object' || value === null) return [];
  return 'batch' in value && Array.isArray(value.batch) ? (value.batch as Message[]) : [value];
}

function unzip(body: Buffer): Buffer {
  const isGzip = body[0] === 0x1f && body[1] === 0x8b;
  return isGzip ? gunzipSync(body) : body;
}

/** JSON, or a form whose `data` is JSON in base64, as PostHog's beacons have it. */
function parseJson(text: string): unknown {
  const form = new URLSearchParams(text).get('data');
  try {
    return JSON.parse(form ? Buffer.from(form, 'base64').toString('utf8') : text);
  } catch {
    return undefined;
  }
}
