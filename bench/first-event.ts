import type { Browser } from 'playwright';
import { setTimeout as wait } from 'node:timers/promises';
import type { Network } from './network.ts';
import type { Servers } from './servers.ts';
import type { Variant } from './variant.ts';
import { createVisit } from './visit.ts';

/** What it cost to deliver the first page view of a reader who stays. */
export interface FirstEvent {
  /** From navigation start until the request reached the server. */
  readonly ms: number;
  readonly requests: number;
  readonly preflights: number;
  readonly bytesDown: number;
  readonly bytesUp: number;
}

const giveUpMs = 10_000;
/** Responses that were under way when the event arrived are counted whole. */
const settleMs = 300;

export async function measureFirstEvent(
  browser: Browser,
  servers: Servers,
  plan: { variant: Variant; network: Network },
): Promise<FirstEvent> {
  const visit = createVisit({ ...plan, leaveAfterMs: undefined });
  const { site } = servers.open(visit);
  const context = await browser.newContext();
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('pageerror', ({ message }) => problems.push(message));
  await page.goto(`${site}/docs/webhooks`, { waitUntil: 'commit' });
  await Promise.race([visit.firstView.promise, wait(giveUpMs, undefined, { ref: false })]);
  await wait(settleMs);
  const startMs = await page.evaluate(() => performance.timeOrigin);
  await context.close();
  servers.close(visit);
  const arrived = visit.requests.findIndex(({ views }) => views > 0);
  const event = visit.requests[arrived];
  if (!event) {
    throw new Error(
      [`${plan.variant.name} sent no page view within ${giveUpMs} ms.`, ...problems].join(' '),
    );
  }
  const requests = visit.requests.slice(0, arrived + 1);
  return {
    ms: event.atMs - startMs,
    requests: requests.length,
    preflights: requests.filter(({ method }) => method === 'OPTIONS').length,
    bytesDown: requests.reduce((sum, { bytesDown }) => sum + bytesDown, 0),
    bytesUp: requests.reduce((sum, { bytesUp }) => sum + bytesUp, 0),
  };
}
