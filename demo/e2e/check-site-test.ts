import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test as base } from '@playwright/test';
import { buildTracker } from '../../packages/tracker/build.ts';
import { buildWidget } from '../../packages/widget/build.ts';
import { checkSite } from '../check-site/check-site.ts';

export const root = join(import.meta.dirname, '../..');
type Check = (
  ...words: readonly string[]
) => Promise<{ code: number; text: string; lines: string[] }>;

/** A folder of a site that has the built tags, and the check as its script runs it. */
export const test = base.extend<
  { readonly dir: string; readonly check: Check },
  { readonly tags: string }
>({
  // The browser is that of the tests; the check starts one of its own.
  check: async ({ launchOptions, userAgent }, use) => {
    const { executablePath = '', args = [] } = launchOptions;
    const browser = { find: async () => executablePath, args, userAgent: userAgent ?? '' };
    await use(async (...words) => {
      let text = '';
      const hear = (part: string) => void (text += part);
      const code = await checkSite(words, { write: hear, cwd: root, browser });
      return { code, text, lines: text.trimEnd().split('\n') };
    });
  },
  tags: [
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const dir = mkdtempSync(join(tmpdir(), 'docent-check-tags-'));
      await buildWidget(join(dir, 'docent'));
      await buildTracker(join(dir, 'tracker'));
      cpSync(join(dir, 'tracker'), join(dir, 'docent'), { recursive: true });
      await use(join(dir, 'docent'));
      rmSync(dir, { recursive: true });
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  dir: async ({ tags }, use) => {
    const dir = mkdtempSync(join(tmpdir(), 'docent-check-'));
    cpSync(tags, join(dir, 'docent'), { recursive: true });
    await use(dir);
    rmSync(dir, { recursive: true });
  },
});

export const tag =
  '<script type="module" async src="/docent/docent.js" data-write-key="KEY"></script>';
export const next = '<a href="/next.html">Next</a>';

/** The pages of a site by name: what is in the head, and in the body. */
export function write(
  dir: string,
  pages: Readonly<Record<string, readonly [head: string, body: string]>>,
) {
  for (const [name, [head, body]] of Object.entries(pages)) {
    const file = join(dir, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(
      file,
      `<!doctype html><html lang="en"><head><meta charset="utf-8"><link rel="icon" href="data:,">${head}</head><body>${body}</body></html>`,
    );
  }
}

export { expect } from '@playwright/test';
