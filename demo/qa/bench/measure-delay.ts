import type { Page } from '@playwright/test';
import type { World } from '../world.ts';
import type { Figure } from './figure.ts';
import { send, toPageView } from './send.ts';
import { toSpread } from '../../widget/bench/spread.ts';

const events = 100;
const waitMs = 5000;
const pauseMs = 30;

/** How long it takes from a page view's leaving for Segment until its row is on the screen. */
export async function measureDelay(page: Page, world: World): Promise<Figure[]> {
  await page.evaluate(() => {
    const list = document.querySelector('.qa-timeline-scroller');
    list?.scrollTo({ top: list.scrollHeight });
  });
  const delays: number[] = [];
  for (let index = 0; index < events; index += 1) {
    const title = `Event ${index} of the bench`;
    const shown = page.evaluate(whenShown, { title, mostWaitMs: waitMs });
    // The page has to be looking before there is something to see.
    await page.evaluate(() => undefined);
    const sentAt = performance.timeOrigin + performance.now();
    await send(world, [toPageView('reader-0', title)]);
    delays.push((await shown) - sentAt);
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
  const { median, p95 } = toSpread(delays);
  return [
    {
      what: 'from an event to its row on the screen, median',
      value: median,
      unit: 'ms',
      most: 100,
    },
    {
      what: 'from an event to its row on the screen, 95 of 100',
      value: p95,
      unit: 'ms',
      most: 100,
    },
    {
      what: 'from an event to its row on the screen, slowest',
      value: Math.max(...delays),
      unit: 'ms',
    },
  ];
}

/** Runs in the page: gives the time at which a row with a title was painted, in ms since 1970. */
async function whenShown({
  title,
  mostWaitMs,
}: {
  title: string;
  mostWaitMs: number;
}): Promise<number> {
  const end = performance.now() + mostWaitMs;
  const isThere = () =>
    [...document.querySelectorAll('.qa-entry-title')].some(({ textContent }) =>
      textContent.includes(title),
    );
  while (!isThere()) {
    if (performance.now() > end) throw new Error(`"${title}" was not shown.`);
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
  // It was drawn in this frame: after the next task it is painted.
  await new Promise((resolve) => setTimeout(resolve));
  return performance.timeOrigin + performance.now();
}
