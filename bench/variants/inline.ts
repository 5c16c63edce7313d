import type { Variant } from '../variant.ts';

/** The limit: nothing to load, no preflight, one request that outlives the page. */
export const inline: Variant = {
  name: 'inline',
  files: new Map(),
  head: ({ api }) => `<script>
fetch('${api}/v1/p', {
  method: 'POST',
  keepalive: true,
  headers: { 'content-type': 'text/plain' },
  body: JSON.stringify({
    type: 'page',
    messageId: 'inline-' + Math.random(),
    anonymousId: 'inline-' + Math.random(),
    writeKey: 'benchWriteKey',
    properties: {
      title: document.title,
      url: location.href,
      path: location.pathname,
      search: location.search,
      referrer: document.referrer,
    },
    context: { userAgent: navigator.userAgent, locale: navigator.language },
  }),
});</script>`,
  answer: () => ({ success: true }),
};

export const none: Variant = {
  name: 'none',
  files: new Map(),
  head: () => '',
  answer: () => ({}),
};
