import { byServer, type Services } from '../services.ts';
import type { AddressConfiguration } from '../store/records.ts';
import { put } from '../store/store.ts';

/** Adds the addresses of the configuration that the store does not have yet. */
export function addConfiguredAddresses({ config, store, clock }: Services): void {
  const now = clock.now();
  const missing = config.addresses.filter(({ sid }) => !store.get('addresses', sid));
  const records = missing.map(
    ({ sid, type, address, friendlyName, studioFlowSid, webhookUrl }): AddressConfiguration => ({
      sid,
      type,
      address,
      friendlyName: friendlyName ?? null,
      autoCreation: {
        enabled: true,
        type: studioFlowSid ? 'studio' : webhookUrl ? 'webhook' : 'default',
        studioFlowSid: studioFlowSid ?? null,
        webhookUrl: webhookUrl ?? null,
        webhookMethod: 'POST',
        webhookFilters: ['onMessageAdded', 'onConversationStateUpdated'],
      },
      dateCreated: now,
      dateUpdated: now,
    }),
  );
  store.commit(
    records.map((record) => put('addresses', record)),
    byServer,
  );
}
