import { loadDocsIndex, type DocsIndex } from '../docs-index.ts';
import { buildDocsIndex } from '../index-build/build-docs-index.ts';
import { parsePage } from '../index-build/parse-page.ts';

/** Where the pages of the tests are. */
export const testSite = 'https://docs.example.com';

/** An index of pages that are written as their HTML inside `main`, by path. */
export function createTestDocs(pages: Readonly<Record<string, string>>): DocsIndex {
  const parsed = Object.entries(pages).map(([path, html]) =>
    parsePage({ url: `${testSite}${path}`, html: `<main>${html}</main>` }),
  );
  return loadDocsIndex(buildDocsIndex(parsed.filter((page) => page !== undefined)).json);
}

/** A few pages about queues. */
export const queueDocs = {
  '/retries':
    '<h1>Retries</h1><p>A job that fails is tried again.</p><h2 id="dead-jobs">Dead jobs</h2><p>A job that is out of attempts is dead. Send it round again from the dashboard.</p>',
  '/webhooks':
    '<h1>Webhooks</h1><p>Hear about jobs.</p><h2 id="signature">Check the signature</h2><p>Every delivery is signed with a secret. A dead job is told too.</p>',
  '/install':
    '<h1>Install the client</h1><p>One package for Node.js.</p><pre>npm install queue</pre>',
  '/schedules': '<h1>Schedules</h1><p>Run something every hour, as cron does.</p>',
  '/v1.9/polling': '<h1>Polling</h1><p>Workers of 1.9 poll every second.</p>',
  '/v2.3/waiting': '<h1>Waiting</h1><p>Workers wait and do not poll. Polling has ended.</p>',
} as const;
