import { defineConfig } from 'vite';

export default defineConfig({
  build: { outDir: '../dist/react', emptyOutDir: true, target: 'es2022' },
  oxc: { jsx: { runtime: 'automatic' } },
  // Served by the site beside the build.
  publicDir: false,
});
