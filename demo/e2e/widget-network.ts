import type { BrowserContext } from '@playwright/test';
import type { LocalTwilio } from '../emulator/twilio/server.ts';

/** Takes browsers off the network, and brings them back. */
export interface Network {
  /** Nothing gets through any more, and the browser says so. The sockets of other browsers are cut too, once. */
  goOffline(context: BrowserContext): Promise<void>;
  goOnline(context: BrowserContext): Promise<void>;
}

/** Chromium refuses new sockets when it plays offline, and leaves the open ones: the local Twilio cuts those. */
export function createNetwork({ sockets }: Pick<LocalTwilio, 'sockets'>): Network {
  return {
    async goOffline(context) {
      await context.setOffline(true);
      sockets.drop({});
    },
    goOnline: (context) => context.setOffline(false),
  };
}
