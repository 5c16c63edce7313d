import type { Origins } from './variant.ts';

interface PageOptions {
  readonly head: string;
  readonly origins: Origins;
  readonly leaveAfterMs: number | undefined;
}

/** A page of documentation without files of its own, so that only the variant loads anything. */
export function renderDocsPage({ head, origins, leaveAfterMs }: PageOptions): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Webhooks - Example Docs</title>
<meta name="viewport" content="width=device-width">
<meta name="description" content="How to receive webhooks.">
<style>body{font:16px/1.6 sans-serif;margin:0 auto;max-width:48rem}pre{background:#eee;padding:1rem}</style>
<script>${leaveAfterMs === undefined ? markIdle : leave(leaveAfterMs)}</script>
${head}
</head>
<body>
<nav>${links}</nav>
<main>
<h1>Webhooks</h1>
${section.repeat(12)}
<p><a id="away" href="${origins.elsewhere}/">Another site</a></p>
</main>
</body>
</html>
`;
}

/** The name of the mark at the first idle callback after the load event. */
export const idleMark = 'bench-idle';

const markIdle = `addEventListener('load', () => requestIdleCallback(() => performance.mark('${idleMark}')));`;

const leave = (ms: number) => `document.addEventListener('DOMContentLoaded', () =>
  setTimeout(() => document.getElementById('away').click(), ${ms}));`;

const links = ['Start', 'Guides', 'Reference', 'Changelog']
  .map((name) => `<a href="/docs/${name.toLowerCase()}">${name}</a>`)
  .join(' ');

const section = `<h2>Verify a signature</h2>
<p>Each request carries a signature. Compute it from the body and the secret, and compare the two in constant time.</p>
<pre><code>const expected = createHmac('sha256', secret).update(body).digest('hex');</code></pre>
`;
