import { TwilioError, invalidParameter } from '../errors.ts';

/** A file as it arrived. */
export interface Upload {
  bytes: Uint8Array;
  contentType: string;
  filename: string | null;
  isMultipart: boolean;
}

const mediaType = /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+(\s*;[^\r\n]*)?$/;

/**
 * Reads a file from a request, sent as it is or as the one file of a form. Throws 413 as soon as it is known to be longer
 * than so many bytes, and 400 when it is empty or does not say its type.
 */
export async function readUpload(
  request: Request,
  { maxBytes, filename }: { maxBytes: number; filename: string | undefined },
): Promise<Upload> {
  const contentType = request.headers.get('content-type') ?? '';
  if (!mediaType.test(contentType))
    throw invalidParameter('Say what the file is in the header Content-Type, such as image/png');
  const bytes = await readBytes(request, maxBytes);
  if (bytes.length === 0) throw invalidParameter('The file is empty; send its bytes as the body');
  const isMultipart = contentType.startsWith('multipart/form-data');
  if (!isMultipart) return { bytes, contentType, filename: filename ?? null, isMultipart };
  const file = await readPart(bytes, contentType);
  const content = await file.bytes();
  if (content.length === 0) throw invalidParameter('The file in the form is empty');
  return {
    bytes: content,
    contentType: mediaType.test(file.type) ? file.type : 'application/octet-stream',
    filename: filename ?? (file.name || null),
    isMultipart,
  };
}

async function readBytes(request: Request, maxBytes: number): Promise<Uint8Array> {
  const tooLarge = () =>
    new TwilioError(413, 20413, `The file is larger than the ${maxBytes} bytes that are allowed`);
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) throw tooLarge();
  // Read by hand, as leaving a `for await` would close the connection before it is answered.
  const reader = request.body?.getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
    length += read.value.length;
    if (length > maxBytes) throw tooLarge();
    chunks.push(read.value);
  }
  return Buffer.concat(chunks);
}

async function readPart(bytes: Uint8Array, contentType: string): Promise<File> {
  const headers = { 'content-type': contentType };
  const form = await new Response(Buffer.from(bytes), { headers })
    .formData()
    .catch(() => undefined);
  const file = [...(form?.values() ?? [])].find((value) => value instanceof File);
  if (file) return file;
  throw invalidParameter('The form has no file; send one part with a filename');
}
