import { setTimeout as wait } from 'node:timers/promises';
import type { Browser } from 'playwright';
import { idleMark } from './docs-page.ts';
import { networks } from './network.ts';
import type { Servers } from './servers.ts';
import { readMainThread, type MainThread, type TraceEvent } from './trace.ts';
import type { Variant } from './variant.ts';
import { createVisit } from './visit.ts';

export const slowdown = 4;
export const traceMs = 5000;

const categories = [
  'devtools.timeline',
  'disabled-by-default-devtools.timeline',
  'blink.user_timing',
  'v8',
];

/** Traces one page for 5 s on network A, with the processor slowed down. */
export async function measureMainThread(
  browser: Browser,
  servers: Servers,
  variant: Variant,
): Promise<MainThread> {
  const visit = createVisit({ variant, network: networks.A, leaveAfterMs: undefined });
  const { site } = servers.open(visit);
  const context = await browser.newContext();
  const page = await context.newPage();
  // First a page of the same site: the slowdown belongs to a process, and a new site would get a new one.
  await page.goto(`${site}/blank`);
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  await browser.startTracing(page, { categories });
  const url = `${site}/docs/webhooks`;
  await page.goto(url, { waitUntil: 'commit' });
  await wait(traceMs);
  const trace = await browser.stopTracing();
  await context.close();
  servers.close(visit);
  const { traceEvents } = JSON.parse(trace.toString('utf8')) as { traceEvents: TraceEvent[] };
  return readMainThread(traceEvents, { url, idleMark, windowMs: traceMs });
}
