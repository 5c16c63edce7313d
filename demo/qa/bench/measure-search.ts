import type { Page } from '@playwright/test';
import type { Figure } from './figure.ts';
import { toSpread } from '../../widget/bench/spread.ts';

const texts = ['g', 'gu', 'guide 7', '+1 415 555 0042', '5550042', 'nothing has this', 'read', ''];

/** How long the page takes from a key in the search field until the list is what was asked for. */
export async function measureSearch(page: Page): Promise<Figure[]> {
  const times: number[] = [];
  for (const text of texts) times.push(await page.evaluate(search, text));
  const { median } = toSpread(times);
  return [
    { what: 'search, median', value: median, unit: 'ms' },
    { what: 'search, slowest', value: Math.max(...times), unit: 'ms', most: 50 },
  ];
}

/** Runs in the page: writes a text into the field, and gives the ms until the elements have drawn. */
async function search(text: string): Promise<number> {
  const field = document.querySelector<HTMLInputElement>('.qa-filters-search input');
  const inspector = document.querySelector('qa-inspector');
  if (!field || !inspector) throw new Error('There is no inspector on the page.');
  const began = performance.now();
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  await (inspector as unknown as { updateComplete: Promise<boolean> }).updateComplete;
  // Asking where something is makes the browser lay out what has changed.
  document.querySelector('.qa-middle')?.getBoundingClientRect();
  return performance.now() - began;
}
