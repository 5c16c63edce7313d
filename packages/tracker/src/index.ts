import type { TrackerOptions } from './config.ts';
import type { Docent } from './docent.ts';
import { createStub, startTracker } from './tracker.ts';

export type { TrackerOptions } from './config.ts';
export type {
  ConsentDecision,
  Docent,
  DocentCalls,
  DocentEvents,
  Identified,
  IdentifyDetails,
  IdentifyRefusal,
  Identity,
  MessageReport,
  Problem,
} from './docent.ts';
export type { Message } from './message.ts';

/**
 * Starts the tracker on this page. To be called once, in the browser, as early as possible.
 *
 * @example
 * const docent = createTracker({ writeKey: 'YOUR_WRITE_KEY', docs: '/docs/**' });
 * await docent.identify('(415) 555-2671', { country: 'US' });
 */
export function createTracker(options: TrackerOptions): Docent {
  const docent = createStub();
  startTracker(docent, options, () => import('./recorder.ts'));
  return docent;
}
