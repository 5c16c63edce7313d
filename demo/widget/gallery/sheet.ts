import { writeFileSync } from 'node:fs';
import type { Browser } from '@playwright/test';

/** One state of the chat. */
export interface Picture {
  readonly name: string;
  readonly png: Buffer;
}

/**
 * Writes pictures side by side into one file, each under its name.
 *
 * @example
 * await writeSheet({ browser, pictures, file: 'light.jpg' });
 */
export async function writeSheet({
  browser,
  pictures,
  file,
}: {
  readonly browser: Browser;
  readonly pictures: readonly Picture[];
  readonly file: string;
}): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1640, height: 800 } });
  const figures = pictures.map(
    ({ name, png }) =>
      `<figure><figcaption>${name}</figcaption><img src="data:image/png;base64,${png.toString('base64')}"></figure>`,
  );
  await page.setContent(`<style>
      body { display: flex; flex-wrap: wrap; gap: 24px; margin: 24px; background: #d9dde5; font: 15px system-ui, sans-serif; }
      figure { margin: 0; }
      figcaption { padding-block-end: 6px; color: #333; }
      img { display: block; max-inline-size: 380px; box-shadow: 0 1px 6px #0004; }
    </style>${figures.join('')}`);
  const kind = file.endsWith('.png')
    ? ({ type: 'png' } as const)
    : ({ type: 'jpeg', quality: 82 } as const);
  writeFileSync(file, await page.screenshot({ fullPage: true, ...kind }));
  await page.close();
}
