import { createAlarms } from '../shared/alarms.ts';
import { createClock, type Clock } from '../shared/clock.ts';
import type { TwilioConfig } from './config.ts';
import { createFaults } from './local/faults.ts';
import type { Services } from './services.ts';
import { createStore } from './store/store.ts';
import { createEventStream } from './stream.ts';

interface CoreOptions {
  config: TwilioConfig;
  clock?: Clock;
  log?: (sentence: string) => void;
  origin: () => string;
}

/** Creates what every resource works with, new and empty. */
export function createServices({
  config,
  clock = createClock(),
  log = console.log,
  origin,
}: CoreOptions): Services {
  const stream = createEventStream(clock.now);
  return {
    config,
    clock,
    alarms: createAlarms(clock),
    store: createStore(clock.now),
    stream,
    faults: createFaults(stream),
    log,
    origin,
  };
}
