import type { Alarms } from '../shared/alarms.ts';
import type { Clock } from '../shared/clock.ts';
import type { TwilioConfig } from './config.ts';
import type { Faults } from './local/faults.ts';
import type { Cause, Store } from './store/store.ts';
import type { EventStream } from './stream.ts';

/** What every resource works with. */
export interface Services {
  config: TwilioConfig;
  store: Store;
  clock: Clock;
  /** What rings at times of the clock: the end of tokens, timers of conversations. */
  alarms: Alarms;
  /** Everything that happens, for inspectors and tests. */
  stream: EventStream;
  /** What goes wrong on purpose. */
  faults: Faults;
  /** `http://127.0.0.1:port` of this local Twilio. */
  origin: () => string;
  /** Told what a person should know, in one sentence. Never a secret, never a phone. */
  log: (sentence: string) => void;
}

/** A server's call by REST that fires no webhooks, as is REST's default. */
export const byServer: Cause = { source: 'API', identity: null, hasWebhooks: false };

/** A call of a client by the SDK; it always fires webhooks. */
export function byClient(identity: string): Cause {
  return { source: 'SDK', identity, hasWebhooks: true };
}
