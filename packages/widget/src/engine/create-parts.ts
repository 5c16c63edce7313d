import { createVisitorStore, randomId } from '@docent/identity';
import { loadOutbox } from '../delivery/load-outbox.ts';
import { parseFormFields } from '../form/parse-form-fields.ts';
import type { ChatHost } from '../loader/chat-host.ts';
import {
  eraseSession,
  markStarting,
  readSession,
  wasStarting,
  writeSession,
} from '../session/session-store.ts';
import { joinTabGroup } from '../tabs/join-tab-group.ts';
import { isSoundOn } from '../sound/sound-setting.ts';
import type { EngineParts } from './engine-parts.ts';
import { createTrackerLink } from './tracker-link.ts';

/** The parts as a page has them, and where its callback for identity tokens goes. */
export interface PageParts {
  readonly parts: EngineParts;
  readonly setTokenCallback: (get: () => Promise<string>) => void;
}

/**
 * Puts together what the chat of a page works with.
 *
 * @example
 * const { parts } = createParts(host);
 */
export function createParts({ config, emit }: Pick<ChatHost, 'config' | 'emit'>): PageParts {
  const { functionsUrl, socketUrl, country, form } = config;
  const now = (): number => Date.now();
  let getToken: (() => Promise<string>) | undefined;
  const getIdentityToken = (): Promise<string> | undefined => getToken?.();
  const parts: EngineParts = {
    outbox: loadOutbox(),
    joinTabs: joinTabGroup,
    loadLeader: () =>
      import('./lead-chat.ts').then(({ leadChat }) =>
        leadChat({ functionsUrl, socketUrl, hours: config, getIdentityToken, emit }),
      ),
    loadAfterChat: async () => {
      const [{ createAfterChat }, { createFunctionsApi, readPage }] = await Promise.all([
        import('./after-chat.ts'),
        import('./lead-chat.ts'),
      ]);
      const api = createFunctionsApi({ url: functionsUrl });
      return createAfterChat({ api, emit, readPage, now });
    },
    ring(isSeen) {
      if (isSoundOn()) import('../sound/ring.ts').then(({ ring }) => ring(isSeen)).catch(() => {});
    },
    sessions: {
      read: () => readSession(now()),
      write: writeSession,
      erase: eraseSession,
      markStarting,
      wasStarting,
    },
    visitors: createVisitorStore(),
    tracker: createTrackerLink(),
    fields: parseFormFields(form) ?? [],
    country,
    now,
    newId: randomId,
    emit,
  };
  return { parts, setTokenCallback: (get) => (getToken = get) };
}
