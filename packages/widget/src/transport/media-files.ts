import type { MediaUrl } from '../state/model.ts';
import type { MediaService } from './media-service.ts';
import { uploadMedia, UploadError } from './media-upload.ts';
import { notSent } from './send-outcome.ts';
import type { SendOutcome, TransportMessage } from './transport.ts';

/** What has been uploaded of messages that are not sent yet, by their client ID: a new line goes on from there. */
export type Uploaded = Map<string, readonly string[]>;

interface UploadOptions {
  readonly service: MediaService | undefined;
  readonly uploaded: Uploaded;
  readonly message: TransportMessage;
}

// Twilio's links hold for five minutes.
const linkMs = 4 * 60_000;
const limitMs = 15_000;

/**
 * Uploads the files of a message, one after the other, and gives their SIDs; or what has become of the message, where that
 * cannot be done.
 *
 * @example
 * const files = await uploadFiles({ service, uploaded, message });
 */
export async function uploadFiles(
  options: UploadOptions,
): Promise<readonly string[] | SendOutcome> {
  const { service, uploaded, message } = options;
  const { clientId, attachments = [], onProgress, signal } = message;
  if (attachments.length === 0) return [];
  if (!service) return { kind: 'refused', refusal: 'refused' };
  const total = attachments.reduce((sum, { blob }) => sum + blob.size, 0) || 1;
  let sids = uploaded.get(clientId) ?? [];
  let doneBytes = 0;
  for (const [place, { name, type, blob }] of attachments.entries()) {
    if (sids.length <= place) {
      const before = doneBytes;
      const tell = (bytes: number): void => onProgress?.(toPercent((before + bytes) / total));
      const upload = { name, type, blob, signal, onProgress: tell };
      try {
        const sid = await uploadMedia({ url: service.url(), token: service.token(), ...upload });
        sids = [...sids, sid];
        uploaded.set(clientId, sids);
      } catch (error) {
        return toOutcome(error, blob);
      }
    }
    doneBytes += blob.size;
    onProgress?.(toPercent(doneBytes / total));
  }
  return signal?.aborted ? notSent : sids;
}

/**
 * Asks where a file is for the next minutes. Without `url` where it is not there. Rejects where no answer comes.
 *
 * @example
 * const { url, until } = await readMediaUrl(service, 'ME…');
 */
export async function readMediaUrl(
  service: MediaService | undefined,
  sid: string,
): Promise<MediaUrl> {
  if (!service) return { until: Date.now() };
  const response = await fetch(`${service.url()}/${sid}`, {
    headers: { 'X-Twilio-Token': service.token() },
    signal: AbortSignal.timeout(limitMs),
  });
  if (response.status === 403 || response.status === 404) return { until: Date.now() };
  if (!response.ok) throw new Error(`The address of a file was not told: ${response.status}.`);
  const { links } = (await response.json()) as { links?: { content_direct_temporary?: unknown } };
  const url = links?.content_direct_temporary;
  const isUrl = typeof url === 'string' && /^https?:\/\//.test(url);
  return isUrl ? { url, until: Date.now() + linkMs } : { until: Date.now() };
}

function toPercent(part: number): number {
  return Math.floor(part * 100) / 100;
}

async function toOutcome(error: unknown, blob: Blob): Promise<SendOutcome> {
  const status = error instanceof UploadError ? error.status : 0;
  if (status === 413) return { kind: 'refused', refusal: 'file-too-large' };
  // The token has ended, or it is too much just now: the next try may do it.
  const isTemporary = status === 401 || status === 408 || status === 429 || status >= 500;
  if (isTemporary || (status === 0 && (await isReadable(blob)))) return notSent;
  return { kind: 'refused', refusal: 'file-refused' };
}

/** A file that was changed or removed on the disk since it was chosen can never be sent. */
function isReadable(blob: Blob): Promise<boolean> {
  return blob
    .slice(0, 1)
    .arrayBuffer()
    .then(
      () => true,
      () => false,
    );
}
