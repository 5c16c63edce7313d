import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { escapeHtml } from '../../site/html.ts';
import type { QaConfig, QaStatus } from './api.ts';
import { renderDoors } from './front-doors.ts';
import { renderFrontBar } from './front-bar.ts';
import { renderSteps } from './front-steps.ts';
import { renderStatus } from './front-status.ts';
import { renderWorkshop, type CloudAddresses } from './front-workshop.ts';
import { frontScript } from './front-script.ts';

/** What the front page shows. */
export interface FrontPage {
  readonly status: QaStatus;
  readonly config: QaConfig;
  /** Once it is there. */
  readonly cloud?: CloudAddresses | undefined;
  /** Where everything is kept. */
  readonly stateFolder: string;
}

// The last one has what is otherwise on small screens.
const styles = ['../pages/shared/base.css', 'front-page.css', 'front-doors.css', 'front-below.css']
  .map((name) => readFileSync(join(import.meta.dirname, name), 'utf8'))
  .join('\n');

// Before the first paint, so that it already has the colours that were chosen.
const beforePaint = `try {
  const theme = localStorage.getItem('docent-qa:theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {}`;

/**
 * Renders the front page of the demo as a whole HTML document: the doors, the first five minutes, and what is running. It
 * needs no script; where there is one, it shows by itself when a part has started.
 */
export function renderFrontPage(page: FrontPage): string {
  const { status, config } = page;
  const isSettled = status.parts.every(({ state }) => state !== 'starting');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Docent demo</title>
<meta name="description" content="The doors of the Docent demo: docs site, agent’s desk, inspector.">
<link rel="icon" href="data:,">
${isSettled ? '' : '<noscript><meta http-equiv="refresh" content="2"></noscript>'}
<script>${beforePaint}</script>
<style>${styles}</style>
</head>
<body data-settled="${isSettled}">
<a class="skip-link" href="#content">Skip to content</a>
${renderFrontBar(config)}
<main id="content" class="front" tabindex="-1">
<header class="front-hero">
<h1>Support that knows what you have just read</h1>
<p class="front-lead">Docent carries the docs that a visitor reads, and the phone that they give, into the chat, so that a reader reaches a person who knows, and everybody else a bot that answers from the docs.</p>
${renderStatus(status)}
</header>
${renderDoors(status, config)}
${renderSteps(config)}
${renderWorkshop(page)}
</main>
<footer class="front-footer"><p>Everything runs on this machine, and nothing leaves it. What happened is kept in <code>${escapeHtml(page.stateFolder)}</code>; delete that folder to begin anew.</p></footer>
<script>${frontScript}</script>
</body>
</html>
`;
}
