import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { readPages } from './pages.ts';
import { buildPlainIndex } from './plain-index.ts';
import { buildSearchIndex, toIndexFile } from './search-index.ts';
import { currentVersion, versions } from './versions.ts';

/**
 * Bundles the client script into `<outDir>/assets`, and puts a search index of each version beside it; in `<outDir>`, the
 * index that the chat searches.
 */
export async function buildSite(outDir: string): Promise<void> {
  await bundleClient(outDir);
  const pages = readPages();
  for (const { name } of versions) {
    const index = buildSearchIndex(pages.filter(({ version }) => version === name));
    writeFileSync(join(outDir, 'assets', toIndexFile(name)), index);
  }
  const current = pages.filter(({ version }) => version === currentVersion);
  writeFileSync(join(outDir, 'search.json'), buildPlainIndex(current));
}

async function bundleClient(outDir: string): Promise<void> {
  await build({
    root: import.meta.dirname,
    base: '/assets/',
    configFile: false,
    publicDir: false,
    // What fails is thrown, and told by whoever builds.
    logLevel: 'silent',
    build: {
      target: 'es2022',
      outDir: join(outDir, 'assets'),
      emptyOutDir: true,
      modulePreload: false,
      reportCompressedSize: false,
      rolldownOptions: {
        input: join(import.meta.dirname, 'client/main.ts'),
        output: { entryFileNames: 'main.js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  });
}
