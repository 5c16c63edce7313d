import { syncForbidden, syncNotFound } from '../errors.ts';
import { mayRead } from '../conversations/roles.ts';
import type { Store } from '../store/store.ts';
import { parseSyncName, type SyncObject } from './objects.ts';

/** Throws unless a client may see the object: its own map, users, and conversations that it takes part in. */
export function assertMayOpen(
  store: Store,
  object: SyncObject | undefined,
  identity: string,
): asserts object is SyncObject {
  const name = object && parseSyncName(object.name);
  if (!name) throw syncNotFound();
  if (name.kind === 'user') return;
  if (name.kind === 'myConversations') {
    // Whether others have conversations is not for a client to know.
    if (name.identity !== identity) throw syncNotFound();
    return;
  }
  if (!mayRead(store, identity, name.conversationSid)) throw syncForbidden();
}
