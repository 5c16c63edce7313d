import { join } from 'node:path';
import { build } from 'vite';

/** Bundles the client script into `<outDir>/assets`; the phone metadata becomes a chunk of its own. */
export async function buildSite(outDir: string): Promise<void> {
  await build({
    root: import.meta.dirname,
    base: '/assets/',
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
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
