import starlight from '@astrojs/starlight';
import { defineConfig, passthroughImageService } from 'astro/config';

export default defineConfig({
  outDir: '../dist/starlight',
  image: { service: passthroughImageService() },
  integrations: [
    starlight({
      title: 'Example',
      pagefind: false,
      head: [
        {
          tag: 'script',
          attrs: {
            type: 'module',
            async: true,
            src: '/docent/docent.js',
            'data-write-key': 'YOUR_WRITE_KEY',
          },
        },
        {
          tag: 'script',
          attrs: {
            type: 'module',
            async: true,
            src: '/docent/docent-chat-0.1.0.js',
            'data-functions-url': 'https://docent-1234-live.twil.io',
          },
        },
      ],
      sidebar: ['index', 'retries'],
    }),
  ],
});
