import { escapeHtml } from './html.ts';

/** Where the site's pages report to. */
export interface SegmentSource {
  /** Such as `http://127.0.0.1:5180`. */
  origin: string;
  writeKey: string;
}

/**
 * Docent as its README tells a customer to embed it: what keeps early calls, and the tag. It comes last in the
 * head, after the title and the meta tags that it reads. With `consent` it waits until `setConsent` is called.
 */
export function renderTrackerTag(
  { origin, writeKey }: SegmentSource,
  consent?: 'required',
): string {
  const attributes = {
    src: '/docent/docent.js',
    'data-write-key': writeKey,
    'data-api-host': `${origin}/v1`,
    'data-cdn-host': origin,
    'data-docs': '/ /docs/**',
    ...(consent && { 'data-consent': consent }),
  };
  const written = Object.entries(attributes).map(
    ([name, value]) => `${name}="${escapeHtml(value)}"`,
  );
  return `<script>
  window.docent ??= { q: [] };
  for (const m of ['identify', 'reset', 'page', 'setConsent', 'on', 'analytics'])
    docent[m] ??= (...args) => new Promise((done) => docent.q.push([m, args, done]));
</script>
<script type="module" async ${written.join(' ')}></script>`;
}
