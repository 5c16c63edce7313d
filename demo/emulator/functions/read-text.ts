import { BodyError } from './parse-body.ts';

// That of the platform.
const longestBytes = 6 * 1024 * 1024;

/** Reads the body of a request as text. Throws a {@link BodyError} as soon as it is above 6 MB. */
export async function readText({ headers, body }: Request): Promise<string> {
  if (Number(headers.get('content-length') ?? 0) > longestBytes) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body ?? []) {
    bytes += chunk.length;
    // It may have said nothing of its length.
    if (bytes > longestBytes) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

const tooLarge = () => new BodyError(413, 'request entity too large');
