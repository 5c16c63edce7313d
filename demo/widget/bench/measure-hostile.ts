import type { Browser } from '@playwright/test';
import type { Bench } from './bench-cloud.ts';
import { openVisit } from './browser.ts';
import type { Row } from './row.ts';

const count = 1000;
const mostMs = 20;

/** What the worst of many hostile messages costs, from the new state to the end of its layout. */
export async function measureHostile(
  browser: Browser,
  { site }: Pick<Bench, 'site'>,
): Promise<Row[]> {
  const { page, close } = await openVisit(browser);
  await page.goto(`${site.origin}/hostile`);
  await page.waitForFunction(() => 'measureHostile' in window);
  const all = await page.evaluate((number) => window.measureHostile(number), count);
  await close();
  const toRow = (what: string, key: 'previewMs' | 'wholeMs'): Row => {
    const [worst] = all.toSorted((a, b) => b[key] - a[key]);
    const value = worst?.[key] ?? Number.NaN;
    const text = `${value.toFixed(1)} (${JSON.stringify(worst?.body.slice(0, 12))})`;
    return { what, value, text, most: mostMs };
  };
  return [
    toRow(`the slowest of ${all.length.toLocaleString('en')} hostile messages, ms`, 'previewMs'),
    toRow('  shown to its end, ms', 'wholeMs'),
  ];
}
