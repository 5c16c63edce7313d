import type { CDPSession, Page } from '@playwright/test';

/**
 * Counts what a page's main thread does from now on, in ms of thread time: while another process has the processor, it
 * stands still. Each call of what it gives reads how much it was so far.
 *
 * @example
 * const readCpuMs = await followCpu(session);
 */
export async function followCpu(session: CDPSession): Promise<() => Promise<number>> {
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    const seconds = metrics.find(({ name }) => name === 'TaskDuration')?.value;
    return (seconds ?? Number.NaN) * 1000;
  };
}

/** What the scripts of a page hold, in MB, after all that can go has gone. */
export async function readHeapMB(session: CDPSession): Promise<number> {
  // What a finalizer lets go is gone only after the next one.
  for (let round = 0; round < 3; round += 1) await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return usedSize / 1e6;
}

/** Waits until a page has had nothing to do for a moment. */
export async function waitUntilIdle(page: Page, pauseMs = 300): Promise<void> {
  await page.evaluate(() => new Promise((done) => requestIdleCallback(done)));
  await page.waitForTimeout(pauseMs);
  await page.evaluate(() => new Promise((done) => requestIdleCallback(done)));
}
