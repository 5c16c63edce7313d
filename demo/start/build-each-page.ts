import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { escapeHtml } from '../site/html.ts';
import { toSentence } from './to-sentence.ts';

/** Builds the QA pages. Where one does not build, the others are there all the same, and it says itself what is wrong. */
export async function buildEachPage(outDir: string): Promise<void> {
  const { buildPages, pages } = await import('../qa/pages/build.ts');
  try {
    await buildPages(outDir);
  } catch (error) {
    console.error(toSentence(error));
    for (const page of pages) await buildOne(page, { outDir, buildPages });
  }
}

async function buildOne(
  page: string,
  {
    outDir,
    buildPages,
  }: {
    readonly outDir: string;
    readonly buildPages: (outDir: string, names: readonly string[]) => Promise<void>;
  },
): Promise<void> {
  const own = join(outDir, `${page}-alone`);
  try {
    await buildPages(own, [page]);
    cpSync(own, outDir, { recursive: true });
  } catch (error) {
    mkdirSync(join(outDir, page), { recursive: true });
    writeFileSync(join(outDir, page, 'index.html'), renderProblem(toSentence(error)));
  } finally {
    rmSync(own, { recursive: true, force: true });
  }
}

function renderProblem(sentence: string): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="color-scheme" content="light dark">
<title>This page could not be built</title><h1>This page could not be built</h1><p>${escapeHtml(sentence)}`;
}
