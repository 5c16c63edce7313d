import { defineConfig } from 'vitepress';

export default defineConfig({
  title: 'Example',
  outDir: '../dist/vitepress',
  head: [
    ['link', { rel: 'icon', href: 'data:,' }],
    [
      'script',
      { type: 'module', async: '', src: '/docent/docent.js', 'data-write-key': 'YOUR_WRITE_KEY' },
    ],
    [
      'script',
      {
        type: 'module',
        async: '',
        src: '/docent/docent-chat-0.1.0.js',
        'data-functions-url': 'https://docent-1234-live.twil.io',
      },
    ],
  ],
  themeConfig: {
    sidebar: [
      { text: 'Quick start', link: '/' },
      { text: 'Retries', link: '/retries' },
    ],
  },
});
