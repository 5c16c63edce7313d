import { setTimeout as wait } from 'node:timers/promises';
import type { Browser, CDPSession } from 'playwright';
import type { Network } from './network.ts';
import type { Servers } from './servers.ts';
import type { Variant } from './variant.ts';
import { countViews, createVisit, type Visit } from './visit.ts';

export interface ArrivalPlan {
  readonly variant: Variant;
  readonly network: Network;
  readonly leaveAfterMs: number;
}

export interface Arrival {
  readonly plan: ArrivalPlan;
  readonly views: number;
}

/** After the other site has answered, a view still has so long to arrive. */
export const windowMs = 1500;
const giveUpMs = 20_000;

/** A reader who has left, and whose view may still be on its way. */
interface Leaver {
  readonly plan: ArrivalPlan;
  readonly visit: Visit;
  readonly browserContextId: string;
  readonly leftAtMs: number;
}

/**
 * One reader after the other opens a page and follows a link away. Only one is on the page at a time; those who have
 * left wait out their window meanwhile, and are closed between two readers.
 */
export async function measureArrivals(
  browser: Browser,
  servers: Servers,
  plans: readonly ArrivalPlan[],
): Promise<Arrival[]> {
  const session = await browser.newBrowserCDPSession();
  const arrivals: Arrival[] = [];
  const leavers: Leaver[] = [];
  for (const plan of plans) {
    leavers.push(await visitAndLeave(session, servers, plan));
    const due = leavers.filter(({ leftAtMs }) => performance.now() - leftAtMs >= windowMs);
    for (const leaver of leavers.splice(0, due.length)) {
      arrivals.push(await close(session, servers, leaver));
    }
  }
  await wait(windowMs);
  for (const leaver of leavers) arrivals.push(await close(session, servers, leaver));
  await session.detach();
  return arrivals;
}

// Straight over the DevTools protocol: twice as fast as a page of Playwright's, and nothing listens in on the page.
async function visitAndLeave(session: CDPSession, servers: Servers, plan: ArrivalPlan) {
  const visit = createVisit(plan);
  const { site } = servers.open(visit);
  const { browserContextId } = await session.send('Target.createBrowserContext');
  await session.send('Target.createTarget', { url: `${site}/docs/webhooks`, browserContextId });
  await orFail(visit.left.promise, plan);
  return { plan, visit, browserContextId, leftAtMs: performance.now() };
}

async function close(
  session: CDPSession,
  servers: Servers,
  { plan, visit, browserContextId }: Leaver,
): Promise<Arrival> {
  await session.send('Target.disposeBrowserContext', { browserContextId });
  servers.close(visit);
  return { plan, views: countViews(visit) };
}

async function orFail(left: Promise<void>, plan: ArrivalPlan): Promise<void> {
  const stopped = new AbortController();
  const late = wait(giveUpMs, 'late', { signal: stopped.signal }).catch(() => undefined);
  const first = await Promise.race([left, late]);
  stopped.abort();
  if (first !== 'late') return;
  const { variant, network, leaveAfterMs } = plan;
  throw new Error(`A reader never left: ${variant.name}, ${network.name}, ${leaveAfterMs} ms.`);
}
