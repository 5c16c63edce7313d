import { randomUUID } from 'node:crypto';
import type { PacketHeader } from './codec.ts';

interface WelcomeParts {
  /** Where the client keeps its cache of Sync. */
  storageId: string;
  continuationToken: string;
}

/** What a client is told that has shown a valid token. */
export function toWelcome(init: PacketHeader, { storageId, continuationToken }: WelcomeParts) {
  const registrations = [init['registrations'] ?? []].flat() as Record<string, unknown>[];
  return {
    capabilities: ['client_update', 'offline_storage', 'telemetry.v1'],
    continuation_token: continuationToken,
    continuation_token_status: init['continuation_token']
      ? { reissued: false }
      : {
          reissued: true,
          reissue_reason: 'MISSING',
          reissue_message: 'Continuation token is not provided',
        },
    offline_storage: { ip_messaging: { storage_id: storageId } },
    init_registrations: registrations.map(({ type, product, message_types: messageTypes }) => ({
      notification_ctx_id: randomUUID(),
      type,
      product,
      message_types: messageTypes,
    })),
  };
}
