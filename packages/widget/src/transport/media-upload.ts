/** Where a file goes to. */
export interface Upload {
  readonly url: string;
  readonly token: string;
  readonly name: string;
  readonly type: string;
  readonly blob: Blob;
  /** How many bytes have left. */
  readonly onProgress: (sentBytes: number) => void;
  readonly signal?: AbortSignal | undefined;
}

/** Why a file did not arrive: the status of an answer, 0 for none. */
export class UploadError extends Error {
  override readonly name = 'UploadError';
  readonly status: number;

  constructor(status: number) {
    super(`The file was not stored: ${status || 'no answer'}.`);
    this.status = status;
  }
}

// However large a file is: nothing at all has moved for so long.
const stallMs = 30_000;
const mediaType = /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+$/;

/**
 * Uploads a file to Twilio's media service, and gives its SID. There is no limit to how long it takes, but a stall ends it.
 * By XMLHttpRequest: nothing else tells how much of a request is on its way. Rejects with an {@link UploadError}.
 *
 * @example
 * const sid = await uploadMedia({ url, token, name, type, blob, onProgress });
 */
export function uploadMedia(upload: Upload): Promise<string> {
  const { url, token, name, type, blob, onProgress, signal } = upload;
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const stop = (): void => request.abort();
    let timer = setTimeout(stop, stallMs);
    const moved = (): void => {
      clearTimeout(timer);
      timer = setTimeout(stop, stallMs);
    };
    request.upload.addEventListener('progress', ({ loaded }) => {
      moved();
      onProgress(Math.min(loaded, blob.size));
    });
    // Also after an error, or a stop.
    request.addEventListener('loadend', () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', stop);
      const sid = readSid(request);
      if (sid === undefined) reject(new UploadError(request.status));
      else resolve(sid);
    });
    signal?.addEventListener('abort', stop);
    request.open('POST', toUploadUrl(url, name));
    request.setRequestHeader('X-Twilio-Token', token);
    request.setRequestHeader(
      'Content-Type',
      mediaType.test(type) ? type : 'application/octet-stream',
    );
    request.send(blob);
    if (signal?.aborted) stop();
  });
}

function toUploadUrl(url: string, name: string): string {
  const address = new URL(url);
  address.searchParams.set('Category', 'media');
  address.searchParams.set('Filename', name);
  return address.href;
}

function readSid({ status, responseText }: XMLHttpRequest): string | undefined {
  if (status < 200 || status > 299) return undefined;
  try {
    const { sid } = JSON.parse(responseText) as { sid?: unknown };
    return typeof sid === 'string' ? sid : undefined;
  } catch {
    return undefined;
  }
}
