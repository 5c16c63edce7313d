import { afterAll, beforeAll, onTestFinished } from 'vitest';
import { createClock, type Clock } from '../../shared/clock.ts';
import { accountSid } from '../../twilio/testing/settings.ts';
import type { FunctionsOptions } from '../functions.ts';
import { startFunctions, type LocalFunctions } from '../server.ts';
import { buildFixtures, type BuiltFixtures } from './build-fixtures.ts';
import { send, type Received, type Sent } from './send.ts';

/** As long as Twilio's are: the development server refuses another. */
export const authToken = '0123456789abcdef0123456789abcdef';

/** A Functions host of one test, with the fixtures. */
export interface FunctionsLab extends LocalFunctions {
  clock: Clock;
  /** Every sentence that was logged. */
  logged: string[];
  send(sent: Sent | string): Promise<Received>;
}

/** Builds the fixtures once for a file of tests; each test starts a host of its own, which stops with it. */
export function useFunctions(): (options?: Partial<FunctionsOptions>) => Promise<FunctionsLab> {
  let built: BuiltFixtures | undefined;
  beforeAll(async () => {
    built = await buildFixtures();
  });
  afterAll(() => built?.remove());
  return async (options = {}) => {
    if (!built) throw new Error('The fixtures are not built yet.');
    const clock = createClock();
    const logged: string[] = [];
    const functions = await startFunctions({
      folder: built.folder,
      env: { GREETING: 'Hello' },
      accountSid,
      authToken,
      twilioOrigin: 'http://127.0.0.1:1',
      clock,
      log: (sentence) => void logged.push(sentence),
      ...options,
    });
    onTestFinished(functions.close);
    const sendTo = (sent: Sent | string) =>
      send(functions.origin, typeof sent === 'string' ? { path: sent } : sent);
    return { ...functions, clock, logged, send: sendTo };
  };
}
