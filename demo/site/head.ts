import { renderChatTag } from './chat-tag.ts';
import { escapeHtml } from './html.ts';
import type { SiteConfig, SiteQa } from './render.ts';
import { renderTrackerTag } from './tracker-tag.ts';

/** What a page says of itself in its head. */
export interface PageHead {
  title: string;
  description: string;
  /** A page without it is not a doc, and says so. */
  doc?: { section: string; version: string; canonical: string };
}

// In the head and inline, so that the first paint already has the reader's colours and direction.
const beforePaint = `
const root = document.documentElement;
root.dataset.script = '';
root.dataset.shown = location.href;
if (new URLSearchParams(location.search).get('dir') === 'rtl') root.dir = 'rtl';
try {
  const theme = localStorage.getItem('millrace-docs:theme');
  if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
} catch {}
`;

/** The head of a page. What the client exchanges from page to page comes first. */
export function renderHead(page: PageHead, { segment, chat, consent, qa }: SiteConfig): string {
  return `<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(page.title)}</title>
${renderMeta('description', page.description)}
${page.doc ? renderDocTags(page.doc) : renderMeta('docent:doc', 'no')}
<meta name="color-scheme" content="light dark">
${qa ? renderMeta('qa-link', toVisitorSocket(qa)) : ''}
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/assets/site.css">
<script>${beforePaint}</script>
<script type="module" src="/assets/main.js"></script>
${renderTrackerTag(segment, consent)}
${chat ? renderChatTag(chat) : ''}
</head>`;
}

function renderDocTags(doc: { section: string; version: string; canonical: string }): string {
  return `${renderMeta('docent:section', doc.section)}
${renderMeta('docent:version', doc.version)}
<link rel="canonical" href="${escapeHtml(doc.canonical)}">`;
}

/** Where a page hears what its visitor does. */
function toVisitorSocket({ hub, world = 'demo' }: SiteQa): string {
  return `${hub.replace(/^http/, 'ws')}/visitor?world=${world}`;
}

function renderMeta(name: string, content: string): string {
  return `<meta name="${name}" content="${escapeHtml(content)}">`;
}
