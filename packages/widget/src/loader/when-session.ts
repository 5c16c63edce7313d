import { sessionKey } from './chat-host.ts';

/**
 * Calls back when there is a chat to take up: one that is stored, once the page has time for it, and one that another
 * tab begins. Storage is read once, and never written.
 *
 * @param isSure - It calls back in any case, once the page has time for it.
 * @example
 * const stop = whenSession(() => startApp(host));
 */
export function whenSession(callback: () => void, isSure?: unknown): () => void {
  const handleStorage = ({ key, newValue }: StorageEvent): void => {
    if (key === sessionKey && newValue) callback();
  };
  addEventListener('storage', handleStorage);
  // Safari has no requestIdleCallback.
  if (isSure || isStored()) (self.requestIdleCallback ?? setTimeout)(callback);
  return () => removeEventListener('storage', handleStorage);
}

function isStored(): boolean {
  try {
    return Boolean(localStorage[sessionKey]);
  } catch {
    // The browser refuses storage, and so there is none.
    return false;
  }
}
