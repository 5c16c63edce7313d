import type { Services } from '../services.ts';
import { createSid } from '../sids.ts';
import type { Media } from '../store/records.ts';
import { put, remove, type Cause } from '../store/store.ts';
import type { MediaStore } from './media-store.ts';
import type { Upload } from './read-upload.ts';

interface MediaInput extends Upload {
  /** An identity, or `null` for a server. */
  author: string | null;
  category: Media['category'];
}

/** Keeps a file: its bytes, then its record, so that no record is ever without its bytes. */
export async function addMedia(
  { store, clock }: Services,
  mediaStore: MediaStore,
  { bytes, author, category, contentType, filename, isMultipart }: MediaInput,
  cause: Cause,
): Promise<Media> {
  const now = clock.now();
  const media: Media = {
    sid: createSid('ME'),
    author,
    conversationSid: null,
    messageSid: null,
    category,
    contentType,
    filename,
    size: bytes.length,
    isMultipartUpstream: isMultipart,
    dateCreated: now,
    dateUpdated: now,
  };
  await mediaStore.put(media.sid, bytes);
  store.commit([put('media', media)], cause);
  return media;
}

/** Forgets a file: its record, then its bytes. */
export async function removeMedia(
  { store }: Services,
  mediaStore: MediaStore,
  media: Media,
  cause: Cause,
): Promise<void> {
  store.commit([remove('media', media)], cause);
  await mediaStore.remove(media.sid);
}
