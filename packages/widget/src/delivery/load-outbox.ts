import { loadUntilThere } from '../load-until-there.ts';
import type { Outbox } from './outbox.ts';

/**
 * The outbox, whose code is loaded apart from the panel: nobody waits for storage before they can write. Calls are made in
 * their order.
 *
 * @example
 * const outbox = loadOutbox();
 * await outbox.add(message);
 */
export function loadOutbox(): Outbox {
  const loaded = loadUntilThere(() => import('./create-outbox.ts')).then(({ createOutbox }) =>
    createOutbox(),
  );
  return {
    read: () => loaded.then((outbox) => outbox.read()),
    add: (message) => loaded.then((outbox) => outbox.add(message)),
    mark: (clientId, change) => loaded.then((outbox) => outbox.mark(clientId, change)),
    requeue: (clientId) => loaded.then((outbox) => outbox.requeue(clientId)),
    remove: (clientId) => loaded.then((outbox) => outbox.remove(clientId)),
    readDraft: () => loaded.then((outbox) => outbox.readDraft()),
    writeDraft: (text) => loaded.then((outbox) => outbox.writeDraft(text)),
    readStart: () => loaded.then((outbox) => outbox.readStart()),
    writeStart: (start) => loaded.then((outbox) => outbox.writeStart(start)),
    clear: () => loaded.then((outbox) => outbox.clear()),
    close: () => void loaded.then((outbox) => outbox.close()),
  };
}
