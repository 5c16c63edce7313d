import { groupName } from './group-name.ts';

/** The line to the other tabs of this site. */
export interface TabChannel {
  /** Lost without a word where it cannot be sent. */
  readonly post: (message: unknown) => void;
  readonly close: () => void;
}

/**
 * Opens the line to the other tabs; undefined where the browser has none.
 *
 * @example
 * const channel = openChannel(console.log);
 * channel?.post({ draft: 'Hello' });
 */
export function openChannel(onMessage: (message: unknown) => void): TabChannel | undefined {
  try {
    const channel = new BroadcastChannel(groupName);
    channel.addEventListener('message', ({ data }) => onMessage(data));
    return {
      post(message) {
        try {
          channel.postMessage(message);
        } catch {
          // Not plain data.
        }
      },
      close: () => channel.close(),
    };
  } catch {
    return undefined;
  }
}
