import { writeFileSync } from 'node:fs';
import type { Page } from '@playwright/test';

const mostBytes = 150_000;
const qualities = [85, 75, 65, 55, 45, 35];

/** Writes what a page shows, as the best JPEG of at most 150 kB; returns its size in bytes. */
export async function writePicture(shown: Page, file: string): Promise<number> {
  for (const quality of qualities) {
    const picture = await shown.screenshot({ type: 'jpeg', quality, animations: 'disabled' });
    if (picture.length > mostBytes) continue;
    writeFileSync(file, picture);
    return picture.length;
  }
  throw new Error(`${file} would be larger than 150 kB. Show less on it.`);
}
