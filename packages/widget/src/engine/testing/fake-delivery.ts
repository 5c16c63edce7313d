import type { CreateDelivery } from '../../delivery/delivery.ts';

/** Sends what waits, in order, once: the real one has tests of its own. */
export const createFakeDelivery: CreateDelivery = ({ outbox, line, emit }) => {
  let isStopped = false;
  let running = Promise.resolve();
  const run = async (): Promise<void> => {
    for (const { clientId, body, attachments, attributes, delivery } of await outbox.read()) {
      if (isStopped || delivery === 'failed') continue;
      const isThere = delivery === 'sending' && (await line.isStored(clientId, -1));
      const more = { ...(attachments && { attachments }), ...(attributes && { attributes }) };
      const outcome = isThere || (await line.send({ clientId, body, ...more }));
      if (outcome === true || outcome.kind === 'stored') await outbox.remove(clientId);
      else {
        await outbox.mark(clientId, { delivery: 'failed', refusal: 'refused' });
        emit({ type: 'failed', clientId, refusal: 'refused' });
      }
    }
  };
  return {
    pump: () => void (running = running.then(run)),
    confirm: (clientId) => void outbox.remove(clientId),
    drop() {},
    stop: () => (isStopped = true),
  };
};
