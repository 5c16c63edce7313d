import type { ChatEvent } from '../state/chat-event.ts';
import type { MediaUrl } from '../state/model.ts';
import type { MediaKey } from '../transport/transport.ts';

interface MediaAskerOptions {
  /** Undefined where there is no line to ask by. */
  readonly read: (file: MediaKey) => Promise<MediaUrl | undefined>;
  /** ms since 1970. */
  readonly now: () => number;
  readonly share: (event: ChatEvent) => void;
}

/**
 * Makes what finds out where files are. Each is asked for once at a time, however many tabs want it.
 *
 * @example
 * const showMedia = createMediaAsker({ read: connection.readMediaUrl, now: Date.now, share });
 * showMedia({ messageIndex: 3, mediaSid: 'ME1' });
 */
export function createMediaAsker({
  read,
  now,
  share,
}: MediaAskerOptions): (file: MediaKey) => void {
  const asked = new Set<string>();
  const ask = async (file: MediaKey): Promise<void> => {
    const { mediaSid: sid } = file;
    const media = await read(file).catch(() => undefined);
    asked.delete(sid);
    share({ type: 'media-url', sid, media: media ?? { until: now() } });
  };
  return (file) => {
    if (asked.has(file.mediaSid)) return;
    asked.add(file.mediaSid);
    void ask(file);
  };
}
