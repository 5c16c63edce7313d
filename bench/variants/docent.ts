import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readAssets } from '../assets.ts';
import type { Variant } from '../variant.ts';
import { answerAsSegment } from './segment.ts';

const builder = join(import.meta.dirname, '../../packages/tracker/build.ts');
const output = join(import.meta.dirname, '../dist/docent');

/** Docent as it is in this repository now, by tag and by snippet. */
export async function createDocent(): Promise<[tag: Variant, snippet: Variant]> {
  await build();
  const files = readAssets(output, '/docent');
  const snippet = readFileSync(join(output, 'snippet.js'), 'utf8');
  const attributes = ({ cdn, api }: { cdn: string; api: string }) =>
    `data-write-key="benchWriteKey" data-api-host="${api}/v1" data-cdn-host="${cdn}"`;
  return [
    {
      name: 'docent-tag',
      files,
      answer: answerAsSegment,
      head: (origins) =>
        `<script type="module" async src="${origins.cdn}/docent/docent.js" ${attributes(origins)}></script>`,
    },
    {
      name: 'docent-snippet',
      files,
      answer: answerAsSegment,
      head: (origins) =>
        `<script ${attributes(origins)} data-src="${origins.cdn}/docent/docent.js">${snippet}</script>`,
    },
  ];
}

async function build(): Promise<void> {
  if (!existsSync(builder)) throw new Error('packages/tracker/build.ts is not there yet.');
  const { buildTracker } = (await import(builder)) as {
    buildTracker(outDir: string): Promise<void>;
  };
  await buildTracker(output);
}
