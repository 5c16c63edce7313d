import type { MediaKey } from '../transport/transport.ts';
import type { ChatEngine } from './chat-engine.ts';
import type { Membership } from './membership.ts';
import type { Store } from './store.ts';
import { waitUntilEnded } from './wait-until-ended.ts';

// How long a tab waits for what it has asked of the leading one, ms.
const answerWithinMs = 15_000;

/** What a tab asks the leading one with. */
export interface QuestionParts {
  readonly store: Store;
  readonly membership: Membership;
  /** ms since 1970. */
  readonly now: () => number;
}

/**
 * Makes what is asked of the leading tab, which may have gone: no question stays open.
 *
 * @example
 * const { loadEarlier } = createLeaderQuestions({ store, membership, now: Date.now });
 */
export function createLeaderQuestions({
  store,
  membership,
  now,
}: QuestionParts): Pick<ChatEngine, 'loadEarlier' | 'showMedia' | 'end'> {
  const { read, apply } = store;
  return {
    loadEarlier() {
      const { messages, hasEarlier, isLoadingEarlier } = read();
      const beforeIndex = messages[0]?.index;
      if (!hasEarlier || isLoadingEarlier || beforeIndex === undefined) return;
      apply({ type: 'loading-earlier' });
      membership.command({ name: 'earlier', beforeIndex });
      setTimeout(() => {
        if (!read().isLoadingEarlier) return;
        apply({ type: 'earlier', beforeIndex, messages: [], hasEarlier: true });
      }, answerWithinMs);
    },
    showMedia(file: MediaKey) {
      const { mediaSid: sid } = file;
      const known = read().mediaUrls[sid];
      membership.command({ ...file, name: 'media' });
      setTimeout(() => {
        if (read().mediaUrls[sid] !== known) return;
        apply({ type: 'media-url', sid, media: { until: now() } });
      }, answerWithinMs);
    },
    end() {
      const leading = membership.leader();
      if (leading) return leading.end();
      membership.command({ name: 'end' });
      return waitUntilEnded(store, answerWithinMs);
    },
  };
}
