import type { Context } from 'hono';
import type { Media } from '../store/records.ts';

// What a browser shows without running anything in it; everything else is for download only.
const harmless = /^(image\/(png|jpeg|gif|webp|heic)|audio\/|video\/|application\/pdf|text\/plain)/;

/** Answers with a file, or with the part of it that is asked for by `Range`. */
export function answerContent(c: Context, media: Media, bytes: Uint8Array): Response {
  const headers = {
    'Content-Type': media.contentType,
    'Content-Disposition': toDisposition(media),
    'X-Content-Type-Options': 'nosniff',
    'Accept-Ranges': 'bytes',
    'Cache-Control': 'private, no-store',
  };
  const range = readRange(c.req.header('range'), bytes.length);
  if (range === 'unsatisfiable')
    return c.body(null, 416, { ...headers, 'Content-Range': `bytes */${bytes.length}` });
  if (!range) return c.body(Buffer.from(bytes), 200, headers);
  const [from, to] = range;
  return c.body(Buffer.from(bytes.subarray(from, to + 1)), 206, {
    ...headers,
    'Content-Range': `bytes ${from}-${to}/${bytes.length}`,
  });
}

/** A file name in a header: plain for old readers, and in full as RFC 5987 says. */
function toDisposition({ contentType, filename }: Media): string {
  const kind = harmless.test(contentType) ? 'inline' : 'attachment';
  if (filename === null) return kind;
  const plain = filename.replaceAll(/[^\x20-\x7e]|["\\%]/g, '_');
  const full = encodeURIComponent(filename).replaceAll(
    /['()*]/g,
    (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${kind}; filename="${plain}"; filename*=UTF-8''${full}`;
}

/** The first and last byte of one range; a header that is not understood is left aside, as HTTP says. */
function readRange(
  header: string | undefined,
  length: number,
): [number, number] | 'unsatisfiable' | undefined {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (first === '' && last === '') return undefined;
  const from = first === '' ? Math.max(0, length - Number(last)) : Number(first);
  const to = first === '' || last === '' ? length - 1 : Math.min(Number(last), length - 1);
  return from > to || from >= length ? 'unsatisfiable' : [from, to];
}
