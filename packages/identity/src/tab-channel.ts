/** The line to the other tabs of this origin. */
export interface TabChannel {
  /** Tells the other tabs; lost without a word where the browser has no channel. */
  readonly post: (message: unknown) => void;
  readonly stop: () => void;
}

/** What happens on the line. */
export interface TabChannelHandlers {
  readonly onMessage: (message: unknown) => void;
  /** The page came back from the back/forward cache and has missed what was said meanwhile. */
  readonly onReturn: () => void;
}

const channelName = 'docent.visitor';

/**
 * Opens the line to the other tabs. It is closed while the page is hidden away, because an open
 * channel keeps a page out of the back/forward cache.
 *
 * @example
 * const tabs = openTabChannel({ onMessage: console.log, onReturn: () => tabs.post('ask') });
 */
export function openTabChannel({ onMessage, onReturn }: TabChannelHandlers): TabChannel {
  let channel: BroadcastChannel | undefined;

  const open = (): void => {
    try {
      channel = new BroadcastChannel(channelName);
      channel.addEventListener('message', ({ data }) => onMessage(data));
    } catch {
      channel = undefined;
    }
  };
  const close = (): void => {
    channel?.close();
    channel = undefined;
  };
  const handlePageShow = ({ persisted }: PageTransitionEvent): void => {
    if (!persisted) return;
    close();
    open();
    onReturn();
  };

  open();
  addEventListener('pagehide', close);
  addEventListener('pageshow', handlePageShow);
  return {
    post(message) {
      try {
        channel?.postMessage(message);
      } catch {
        // The tab is closing.
      }
    },
    stop() {
      removeEventListener('pagehide', close);
      removeEventListener('pageshow', handlePageShow);
      close();
    },
  };
}
