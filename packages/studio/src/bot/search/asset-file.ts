import { gunzipSync, gzipSync } from 'node:zlib';
import type { AssetTexts, IndexAsset } from './index-asset.ts';

/** The JSON that is deployed. Everything large is gzip in Base64: a small file is read sooner than a large one. */
interface AssetFile {
  readonly format: 1;
  readonly site: string;
  readonly texts: string;
  readonly lengths: string;
  readonly postings: string;
}

/** Writes an index as the JSON that is deployed. The same index gives the same JSON. */
export function printAsset({ site, lengths, postings, ...texts }: IndexAsset): string {
  const file: AssetFile = {
    format: 1,
    site,
    texts: pack(Buffer.from(JSON.stringify(texts))),
    lengths: pack(lengths),
    postings: pack(postings),
  };
  return JSON.stringify(file);
}

/**
 * Reads a deployed index. Looks at its frame only: gzip has a checksum, and a cold start is no time for more.
 *
 * @throws Error that says to build the index again.
 */
export function parseAsset(json: string): IndexAsset {
  const file = parseFile(json);
  try {
    const texts = JSON.parse(unpack(file.texts).toString('utf8')) as AssetTexts;
    const { site, lengths, postings } = file;
    return { ...texts, site, lengths: unpack(lengths), postings: unpack(postings) };
  } catch (error) {
    throw new Error(toAdvice('is damaged'), { cause: error });
  }
}

function parseFile(json: string): AssetFile {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    throw new Error(toAdvice('is not JSON'), { cause: error });
  }
  if (!isFile(value)) throw new Error(toAdvice('is of another format'));
  return value;
}

function isFile(value: unknown): value is AssetFile {
  if (typeof value !== 'object' || value === null) return false;
  const { format, site, texts, lengths, postings } = value as Partial<AssetFile>;
  return format === 1 && [site, texts, lengths, postings].every((text) => typeof text === 'string');
}

function pack(bytes: Uint8Array): string {
  return gzipSync(bytes, { level: 9 }).toString('base64');
}

function unpack(text: string): Buffer {
  return gunzipSync(Buffer.from(text, 'base64'));
}

function toAdvice(fault: string): string {
  return `The docs index ${fault}. Build it again with pnpm build-index, and deploy it.`;
}
