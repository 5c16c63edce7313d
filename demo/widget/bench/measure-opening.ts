import type { Browser, Page } from '@playwright/test';
import type { Bench } from './bench-cloud.ts';
import { openVisit } from './browser.ts';
import { followCpu, waitUntilIdle } from './devtools.ts';
import type { Marks } from './page/marks.ts';
import { peers } from './peers.ts';
import type { Row } from './row.ts';
import { toSpread } from './spread.ts';

const bubble = 'docent-chat button';
const openMs = 1000;

/** How soon after a click the composer takes typing, where nobody has to fill in a form. */
export async function measureOpening(
  browser: Browser,
  { site, marks, trials }: Pick<Bench, 'site' | 'marks'> & { readonly trials: number },
): Promise<Row[]> {
  const cold: number[] = [];
  const warm: number[] = [];
  const hovered: number[] = [];
  const cpu: number[] = [];
  for (let trial = 0; trial < trials; trial += 1) {
    const { page, close } = await openVisit(browser);
    await page.addInitScript(marks);
    await page.goto(`${site.origin}/docs/chat`);
    cold.push(await open(page, { isHovered: false }));
    await page.reload();
    warm.push(await open(page, { isHovered: false }));
    await page.reload();
    hovered.push(await open(page, { isHovered: true }));
    await close();
    cpu.push(await readOpenCpu(browser, site.origin));
  }
  return [
    toRow('click → composer takes typing, cold cache, from the first hover, ms', cold, {
      peers: peers.openMs,
    }),
    toRow('  warm cache, from the first hover, ms', warm),
    toRow('  warm cache and hovered before, from the click, ms', hovered, { most: 50 }),
    toRow('CPU from the click to the open panel, cold cache, ms', cpu, { peers: peers.panelCpuMs }),
  ];
}

/** Clicks the bubble; gives how long it took until what is typed is in the composer, ms. */
async function open(page: Page, { isHovered }: { isHovered: boolean }): Promise<number> {
  await page.waitForFunction(() => window.marks.bubble);
  await waitUntilIdle(page);
  // Out of the way, so that the pointer has to come.
  await page.mouse.move(10, 10);
  if (isHovered) {
    await page.hover(bubble);
    await waitUntilIdle(page);
  }
  await page.click(bubble);
  await page.waitForFunction(() => window.marks.composer);
  await page.keyboard.type('x');
  const text = await page.locator('docent-chat-composer textarea').inputValue();
  if (text !== 'x') throw new Error('The composer had the focus, and did not take what was typed.');
  await page.keyboard.press('Backspace');
  const { hover = 0, click = 0, composer = Number.NaN } = await readMarks(page);
  await page.keyboard.press('Escape');
  return composer - (isHovered ? click : Math.min(hover, click));
}

/** What it costs to open the panel, for a pointer that came at once. */
async function readOpenCpu(browser: Browser, origin: string): Promise<number> {
  const { page, session, close } = await openVisit(browser);
  await page.goto(`${origin}/docs/chat`);
  const readCpuMs = await followCpu(session);
  await page.locator(bubble).waitFor();
  await waitUntilIdle(page);
  const before = await readCpuMs();
  await page.click(bubble);
  await page.waitForTimeout(openMs);
  const ms = (await readCpuMs()) - before;
  await close();
  return ms;
}

function readMarks(page: Page): Promise<Marks> {
  return page.evaluate(() => window.marks);
}

function toRow(what: string, values: readonly number[], more: Partial<Row> = {}): Row {
  const { median, p95, best } = toSpread(values);
  const text = `${median.toFixed(0)} (best ${best.toFixed(0)}, p95 ${p95.toFixed(0)})`;
  return { what, value: median, text, ...more };
}
