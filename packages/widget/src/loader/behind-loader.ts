import type { ChatContext, SendResult } from '../api.ts';

/** The rest of the chat behind a bubble. Nothing here rejects. */
export interface BehindBubble {
  readonly preload: () => Promise<void>;
  /** The visitor has tapped the bubble. */
  readonly tap: () => Promise<void>;
  readonly open: () => Promise<void>;
  readonly close: () => Promise<void>;
  readonly toggle: () => Promise<void>;
  readonly ask: () => Promise<void>;
  readonly attachTo: (element: Element | null) => Promise<void>;
  /** Gives nothing where it fails. */
  readonly send: (text: string) => Promise<SendResult | undefined>;
  /** Takes what the page has said of its visitor out of the list that it was started with. */
  readonly update: () => Promise<void>;
  readonly destroy: () => Promise<void>;
}

/** Brings the rest of the chat, a chunk of its own. */
export type LoadBehind = () => Promise<{
  readonly start: (bubble: HTMLButtonElement, contexts: (ChatContext | null)[]) => BehindBubble;
  /** Tells the developer what is wrong with the attributes. */
  readonly explain: (element: Element) => unknown;
}>;

/** The rest of the chat, whether it is there or not. Nothing rejects. */
export interface BehindLoader {
  /** Does something with it, and loads it first. Gives nothing where it cannot be loaded. */
  readonly use: (name: keyof BehindBubble, what?: unknown) => Promise<unknown>;
  /** Closes it if somebody has asked for it. */
  readonly close: () => Promise<void>;
  /** Ends it. It does not start any more. */
  readonly stop: () => void;
}

/** What the rest of the chat is started with, and what brings it. */
export interface BehindParts {
  readonly button: HTMLButtonElement;
  readonly contexts: (ChatContext | null)[];
  readonly load: LoadBehind;
}

/** In no language file, because none may have come. */
export const failed = 'The chat did not load. Tap again.';

/**
 * Loads the rest of the chat when it is asked for, once. A chunk that does not come is told in the console and on the
 * bubble; whoever asks again tries again.
 *
 * @example
 * const behind = createBehindLoader({ button, contexts: [], load: () => import('../behind.ts') });
 * await behind.use('open');
 */
export function createBehindLoader({ button, contexts, load }: BehindParts): BehindLoader {
  let loading: Promise<BehindBubble | undefined> | undefined;
  let isOver = false;
  const start = async (): Promise<BehindBubble | undefined> => {
    try {
      const behind = await load();
      return isOver ? undefined : behind.start(button, contexts);
    } catch (error) {
      loading = undefined;
      if (!button.title) console.error('[docent]', failed, error);
      button.title = failed;
      return undefined;
    }
  };
  return {
    async use(name, what) {
      if (!isOver) loading ??= start();
      return (await loading)?.[name](what as never);
    },
    close: async () => (await loading)?.close(),
    stop() {
      isOver = true;
      void loading?.then((it) => it?.destroy());
      loading = undefined;
    },
  };
}
