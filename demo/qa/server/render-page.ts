import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { QaConfig } from './api.ts';
import { HubError } from './hub-error.ts';

interface PageOptions {
  /** Where `buildPages` wrote to. */
  pagesDir: string;
  /** Such as `inspector`. */
  page: string;
  config: QaConfig;
}

// Inline and in the head, so that the first paint already has the colours that were chosen.
const beforePaint = `<script>
try {
  const theme = localStorage.getItem('docent-qa:theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {}
</script>`;

/** Renders a QA page, with what it has to know. Throws a {@link HubError} where it has not been built. */
export function renderPage({ pagesDir, page, config }: PageOptions): string {
  const json = JSON.stringify(config).replaceAll('<', String.raw`\u003c`);
  const head = `<script type="application/json" id="qa-config">${json}</script>\n${beforePaint}`;
  return readPage(join(pagesDir, page, 'index.html')).replace('<!--qa-config-->', () => head);
}

function readPage(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new HubError(503, 'The page has not been built. Stop the demo, and start it again.');
  }
}
