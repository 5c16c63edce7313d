import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';

export default defineConfig({
  build: { outDir: '../dist/vue', emptyOutDir: true, target: 'es2022' },
  // An element of the browser, not a component of the app.
  plugins: [
    vue({ template: { compilerOptions: { isCustomElement: (tag) => tag === 'docent-chat' } } }),
  ],
  // Served by the site beside the build.
  publicDir: false,
});
