import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { renderSite } from '../demo/site/render.ts';
import {
  measureFalseConfidence,
  measureRelevance,
  type Relevance,
} from '../packages/studio/relevance/measure-relevance.ts';
import { loadDocsIndex } from '../packages/studio/src/bot/docs-index.ts';
import { buildDocsIndex } from '../packages/studio/src/bot/index-build/build-docs-index.ts';
import { parsePage } from '../packages/studio/src/bot/index-build/parse-page.ts';
import { readFolder } from '../packages/studio/src/bot/index-build/read-folder.ts';
import { defaultMinConfidence } from '../packages/studio/src/bot/settings.ts';

// Asks the labelled questions over the demo's docs, and fails when too few are answered. Change the search with the
// misses of the tuning set only: the held-out ones tell whether it got better, or only learned its questions.

const leastSuccessAt3 = 0.9;

const folder = mkdtempSync(join(tmpdir(), 'docent-relevance-'));
try {
  writeSite(folder);
  const sources = readFolder(folder, {
    base: new URL('https://docs.example.com'),
    stripHtml: true,
  });
  const pages = sources.map((source) => parsePage(source)).filter((page) => page !== undefined);
  const index = loadDocsIndex(buildDocsIndex(pages).json);
  report({ index, minConfidence: defaultMinConfidence });
} finally {
  rmSync(folder, { recursive: true });
}

function writeSite(target: string): void {
  const config = {
    segment: { origin: 'https://segment.example.com', writeKey: 'none' },
    links: [],
  };
  for (const [path, html] of renderSite(config)) {
    const file = join(target, path === '/' ? 'index.html' : `${path}.html`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, html);
  }
}

function report(measuring: Parameters<typeof measureRelevance>[0]): void {
  for (const set of ['tuning', 'held-out', 'all'] as const)
    printRelevance(set, measureRelevance(measuring, set));
  const { questions, silent, answered } = measureFalseConfidence(measuring);
  console.log(
    `\nNot in the docs: ${toPercent(silent)} of ${String(questions)} got no link. The others:`,
  );
  for (const { question, confidence } of answered)
    console.log(`  ${confidence.toFixed(2)}  ${question}`);
  if (measureRelevance(measuring, 'all').successAt3 < leastSuccessAt3) {
    process.exitCode = 1;
    console.error(
      `\nToo few questions have a right answer among three: ${String(leastSuccessAt3)} is the least.`,
    );
  }
}

function printRelevance(set: string, relevance: Relevance): void {
  const { questions, successAt1, successAt3, meanReciprocalRank, misses } = relevance;
  console.log(
    `${set.padEnd(8)} ${String(questions).padStart(3)} questions   success@1 ${successAt1.toFixed(3)}   success@3 ${successAt3.toFixed(3)}   mean reciprocal rank ${meanReciprocalRank.toFixed(3)}`,
  );
  // Whoever sees the misses of the held-out set will tune on them.
  if (set !== 'tuning') return;
  for (const { question, got, expected } of misses)
    console.log(
      `  ${question}\n    got ${got.join('  ') || 'nothing'}\n    not ${expected.join('  ')}`,
    );
}

function toPercent(share: number): string {
  return `${String(Math.round(share * 100))} %`;
}
