import { isRecord, type Phone } from '@docent/identity';
import { findTracker } from './tracker-link.ts';

// How long a visitor waits for Segment at most: as long again as its slowest usual answer.
const toldWithinMs = 1500;
const listeningWithinMs = 500;

/**
 * Listens for what becomes of the call that tells Segment of a phone; see `TrackerLink`.
 *
 * @example
 * const { told } = await listenToTracker(phone);
 */
export async function listenToTracker(phone: Phone): Promise<{ readonly told: Promise<void> }> {
  const tracker = findTracker();
  if (!tracker) return { told: Promise.resolve() };
  let tell = (): void => {};
  const heard = new Promise<void>((resolve) => (tell = resolve));
  const listening = tracker.on('message', (report) => {
    if (isAbout(report, phone)) tell();
  });
  // A tag that is blocked never answers.
  await Promise.race([listening, wait(listeningWithinMs)]);
  const told = Promise.race([heard, wait(toldWithinMs)]);
  void Promise.all([listening, told]).then(([stop]) => stop?.());
  return { told };
}

/** Whatever became of it: sent, kept for later, held for consent, or dropped. */
function isAbout(report: unknown, phone: Phone): boolean {
  if (!isRecord(report) || !isRecord(report['message'])) return false;
  const { type, context } = report['message'];
  const ids = isRecord(context) ? context['externalIds'] : undefined;
  return (
    type === 'identify' &&
    Array.isArray(ids) &&
    ids.some((one) => isRecord(one) && one['id'] === phone)
  );
}

function wait(ms: number): Promise<undefined> {
  return new Promise((resolve) => setTimeout(() => resolve(undefined), ms));
}
