import type { Services } from '../services.ts';
import type { Media } from '../store/records.ts';
import { mediaOrigin, toTemporaryUrl } from './media-links.ts';
import type { MediaStore } from './media-store.ts';
import { toIso } from '../times.ts';

/** A file as the Media Content Service tells it, with a temporary address that is new each time. */
export function toMediaBody(services: Services, mediaStore: MediaStore, media: Media) {
  const { serviceSid } = services.config.conversations;
  const path = `/Services/${serviceSid}/Media/${media.sid}`;
  return {
    sid: media.sid,
    service_sid: serviceSid,
    channel_sid: media.conversationSid,
    message_sid: media.messageSid,
    date_created: toIso(media.dateCreated),
    date_upload_updated: toIso(media.dateCreated),
    date_updated: toIso(media.dateUpdated),
    size: media.size,
    content_type: media.contentType,
    filename: media.filename,
    category: media.category,
    author: media.author,
    is_multipart_upstream: media.isMultipartUpstream,
    url: `${mediaOrigin(services)}${path}`,
    links: {
      content: `/v1${path}/Content`,
      content_direct_temporary: toTemporaryUrl(services, mediaStore, media.sid),
    },
  };
}
