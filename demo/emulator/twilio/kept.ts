import { join } from 'node:path';
import { addDefaultRoles } from './conversations/roles.ts';
import { createMediaStore, type MediaStore } from './media/media-store.ts';
import { addConfiguredAddresses } from './messaging/configured-addresses.ts';
import type { Services } from './services.ts';
import { clearStore } from './store/clear.ts';
import { openJournal } from './store/journal.ts';

/** What a restart finds again: the journal of everything that happened, and the bytes of files. */
export interface Kept {
  mediaStore: MediaStore;
  /** Forgets everything but what an account has from the start. */
  discard(): Promise<void>;
  close(): void;
}

/** Reads what a folder has kept into the store, and keeps there what follows; without a folder, nothing is kept. */
export function openKept(services: Services, directory: string | undefined): Kept {
  const { store, log } = services;
  const mediaStore = createMediaStore(directory ? { directory: join(directory, 'media') } : {});
  const file = directory && join(directory, 'twilio.db');
  const journal = openJournal({ file, store, warn: log });
  const addSettings = () => {
    addDefaultRoles(services);
    addConfiguredAddresses(services);
  };
  addSettings();
  return {
    mediaStore,
    async discard() {
      for (const { sid } of store.all('media')) await mediaStore.remove(sid);
      clearStore(store);
      journal.discard();
      addSettings();
    },
    close: journal.close,
  };
}
