export default {
  title: 'Example',
  url: 'https://docs.example.com',
  baseUrl: '/',
  presets: [
    [
      'classic',
      {
        docs: { routeBasePath: '/', sidebarPath: './sidebars.js' },
        blog: false,
        theme: {},
      },
    ],
  ],
  scripts: [
    {
      type: 'module',
      async: true,
      src: '/docent/docent.js',
      'data-write-key': 'YOUR_WRITE_KEY',
    },
    {
      type: 'module',
      async: true,
      src: '/docent/docent-chat-0.1.0.js',
      'data-functions-url': 'https://docent-1234-live.twil.io',
    },
  ],
};
