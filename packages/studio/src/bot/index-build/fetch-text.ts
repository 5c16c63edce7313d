import { gunzipSync } from 'node:zlib';

const timeoutMs = 15_000;
const maxBytes = 10_000_000;

/** What came from an address, after redirects. */
export interface FetchedText {
  readonly text: string;
  readonly url: URL;
  readonly contentType: string;
}

/**
 * Fetches a text of a docs site; takes off gzip, which sitemaps are often packed with.
 *
 * @throws Error with a reason that fits into "… was left out: it {reason}."
 */
export async function fetchText(url: URL): Promise<FetchedText> {
  const response = await fetch(url, { signal: AbortSignal.timeout(timeoutMs) }).catch(
    (error: unknown) => {
      throw new Error(toReason(error), { cause: error });
    },
  );
  if (!response.ok) {
    await response.body?.cancel();
    throw new Error(`answered ${String(response.status)}`);
  }
  const bytes = await readBody(response);
  const packed = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const text = packed ? gunzipSync(bytes, { maxOutputLength: maxBytes * 5 }) : bytes;
  return {
    text: text.toString('utf8'),
    url: new URL(response.url || url),
    contentType: response.headers.get('content-type') ?? '',
  };
}

async function readBody(response: Response): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of response.body ?? []) {
      chunks.push(chunk);
      size += chunk.length;
      if (size > maxBytes) break;
    }
  } catch (error) {
    throw new Error(toReason(error), { cause: error });
  }
  if (size > maxBytes) throw new Error('is larger than 10 MB');
  return Buffer.concat(chunks);
}

function toReason(error: unknown): string {
  return error instanceof Error && error.name === 'TimeoutError'
    ? 'did not answer within 15 seconds'
    : 'could not be reached';
}
