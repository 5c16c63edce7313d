import { isRecord, type Phone } from '@docent/identity';

/** What the chat knows of the tracker on the same page: its public calls alone. */
export interface TrackerLink {
  /** Whether a tracker is on this page, or announced by its stub: consent is then its matter. */
  readonly isThere: () => boolean;
  /**
   * Listens for what becomes of the call that tells Segment of a phone. Ask before the phone goes into the visitor record;
   * `told` resolves when Segment has it, when it was held back, or when waiting any longer would keep the visitor waiting.
   */
  readonly listen: (phone: Phone) => Promise<{ readonly told: Promise<void> }>;
}

/** As much of `window.docent` as the chat calls. */
export interface Tracker {
  readonly identify: unknown;
  readonly on: (
    event: 'message',
    callback: (report: unknown) => void,
  ) => Promise<undefined | (() => void)>;
}

/**
 * Finds the tracker of this page. Only who gives a phone loads what listens to it.
 *
 * @example
 * const { told } = await createTrackerLink().listen(phone);
 */
export function createTrackerLink(): TrackerLink {
  return {
    isThere: () => findTracker() !== undefined,
    listen: (phone) =>
      import('./listen-to-tracker.ts').then(
        ({ listenToTracker }) => listenToTracker(phone),
        () => ({ told: Promise.resolve() }),
      ),
  };
}

/**
 * The tracker's public face; undefined where the page has none, and no stub of it.
 *
 * @example
 * findTracker()?.on('message', console.log);
 */
export function findTracker(): Tracker | undefined {
  const { docent } = globalThis as { docent?: unknown };
  const isTracker =
    isRecord(docent) &&
    typeof docent['identify'] === 'function' &&
    typeof docent['on'] === 'function';
  return isTracker ? (docent as unknown as Tracker) : undefined;
}
