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
  let loading: Promise<Outbox> | undefined;
  const load = (): Promise<Outbox> =>
    (loading ??= loadUntilThere(() => import('./create-outbox.ts')).then(({ createOutbox }) =>
      createOutbox(),
    ));
  return {
    read: () => load().then((outbox) => outbox.read()),
    add: (message) => load().then((outbox) => outbox.add(message)),
    mark: (clientId, change) => load().then((outbox) => outbox.mark(clientId, change)),
    requeue: (clientId) => load().then((outbox) => outbox.requeue(clientId)),
    remove: (clientId) => load().then((outbox) => outbox.remove(clientId)),
    readDraft: () => load().then((outbox) => outbox.readDraft()),
    writeDraft: (text) => load().then((outbox) => outbox.writeDraft(text)),
    readStart: () => load().then((outbox) => outbox.readStart()),
    writeStart: (start) => load().then((outbox) => outbox.writeStart(start)),
    clear: () => load().then((outbox) => outbox.clear()),
    close: () => void loading?.then((outbox) => outbox.close()),
  };
}
