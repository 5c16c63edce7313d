import { join } from 'node:path';
import { build } from 'vite';

/** The QA pages, each with a folder of its own. */
export const pages: readonly string[] = ['inspector', 'desk', 'scenarios'];

/** Bundles the QA pages: `<outDir>/<page>/index.html`, and what they load under `/qa-assets/`. */
export async function buildPages(outDir: string, names = pages): Promise<void> {
  await build({
    root: import.meta.dirname,
    base: '/',
    configFile: false,
    publicDir: false,
    // What fails is thrown, and told by whoever builds.
    logLevel: 'silent',
    build: {
      target: 'es2022',
      outDir,
      emptyOutDir: true,
      assetsDir: 'qa-assets',
      modulePreload: false,
      reportCompressedSize: false,
      chunkSizeWarningLimit: 2000,
      rolldownOptions: {
        input: names.map((name) => join(import.meta.dirname, name, 'index.html')),
      },
    },
  });
}
