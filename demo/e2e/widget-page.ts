import type { OutgoingHttpHeaders } from 'node:http';

/** Attributes of a tag; `undefined` takes one away that it has by default. */
export type Attributes = Readonly<Record<string, string | undefined>>;

/** A page of the customer's docs site. What is left out is as a careful customer has it. */
export interface DocsPage {
  /** The last part of the path by default, with a capital. */
  readonly title?: string;
  /** HTML behind the title, before the tags. */
  readonly head?: string;
  /** HTML in place of the article. */
  readonly body?: string;
  readonly headers?: OutgoingHttpHeaders;
  /** More attributes of the tracker's tag; `false`: the page has none. */
  readonly tracker?: Attributes | false;
  /** More attributes of the chat's tag; `false`: the page has none. */
  readonly chat?: Attributes | false;
  /** HTML in place of the chat's stub and tag, such as an element in the page; `nonce` is filled in at `$NONCE`. */
  readonly chatTag?: string;
  /** The chat's tag stands before the tracker's. */
  readonly isChatFirst?: boolean;
  /** No stub stands before the chat's tag. */
  readonly hasNoStub?: boolean;
  /** The page has a policy of nonces alone, and of trusted types. */
  readonly isStrict?: boolean;
}

/** Where what stands on the pages sends. */
export interface DocsTargets {
  /** The name of the chat's script, with its version. */
  readonly chatFile: string;
  readonly segment: string;
  readonly writeKey: string;
  readonly functionsUrl: string;
  readonly socketUrl: string;
}

/** The nonce of the strict policy. */
const nonce = 'm2QW7xkfc0hB';

/** The document of a page. */
export function renderDocsPage(path: string, page: DocsPage, targets: DocsTargets): string {
  const name = page.title ?? toTitle(path);
  const tags = [renderTrackerTag(page, targets), renderChatTag(page, targets)];
  // The page has no icon: a browser would ask for one.
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${name}</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="/site.css" />
    ${page.head ?? ''}
    ${(page.isChatFirst ? tags.toReversed() : tags).join('\n    ')}
  </head>
  <body>${page.body ?? renderArticle(name)}</body>
</html>`;
}

/** The headers of a page: its own, over those of its policy. */
export function toHeaders({ isStrict, headers }: DocsPage, targets: DocsTargets) {
  const { segment, functionsUrl, socketUrl } = targets;
  const hosts = [segment, functionsUrl, socketUrl].map((url) => new URL(url).origin);
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    "style-src 'self'",
    'img-src data:',
    `connect-src 'self' ${hosts.join(' ')}`,
    "form-action 'self'",
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
  ].join('; ');
  return { ...(isStrict && { 'Content-Security-Policy': policy }), ...headers };
}

function renderTrackerTag({ tracker = {} }: DocsPage, { segment, writeKey }: DocsTargets): string {
  if (tracker === false) return '';
  const attributes = {
    src: '/docent/docent.js',
    nonce,
    'data-write-key': writeKey,
    'data-api-host': `${segment}/v1`,
    'data-cdn-host': segment,
    // What is read later is a test of the tracker's.
    'data-doc-read': 'off',
    'data-docs': '/docs/**',
    ...tracker,
  };
  return `<script nonce="${nonce}">
      window.docent ??= { q: [] };
      for (const m of ['identify', 'reset', 'page', 'setConsent', 'on', 'analytics'])
        docent[m] ??= (...args) => new Promise((done) => docent.q.push([m, args, done]));
    </script>
    <script type="module" async ${renderAttributes(attributes)}></script>`;
}

function renderChatTag({ chat = {}, chatTag, hasNoStub }: DocsPage, targets: DocsTargets): string {
  if (chat === false) return '';
  if (chatTag !== undefined) return chatTag.replaceAll('$NONCE', nonce);
  const attributes = {
    src: `/docent/${targets.chatFile}`,
    nonce,
    'data-functions-url': targets.functionsUrl,
    'data-socket-url': targets.socketUrl,
    ...chat,
  };
  const stub = `<script nonce="${nonce}">
      window.docent ??= { q: [] };
      docent.chat ??= { q: [] };
      for (const m of ['open', 'close', 'toggle', 'send', 'setContext', 'on', 'destroy'])
        docent.chat[m] ??= (...args) => new Promise((done) => docent.chat.q.push([m, args, done]));
    </script>`;
  return `${hasNoStub ? '' : stub}
    <script type="module" async ${renderAttributes(attributes)}></script>`;
}

function renderAttributes(attributes: Attributes): string {
  return Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}="${value?.replaceAll('"', '&quot;')}"`)
    .join(' ');
}

function toTitle(path: string): string {
  const word = path.split('/').findLast(Boolean) ?? 'home';
  return word[0]?.toUpperCase() + word.slice(1);
}

/** Something of everything that docs are made of, and the form in which a reader may say who they are. */
function renderArticle(name: string): string {
  return `
    <header><nav aria-label="Site"><a href="/">Home</a> <a href="/docs/a">A</a> <a href="/docs/b">B</a></nav></header>
    <main>
      <h1>${name}</h1>
      <p>A paragraph with <a href="#more">a link</a> and <code>code</code>.</p>
      <ul><li>One</li><li>Two</li></ul>
      <blockquote>What somebody said.</blockquote>
      <pre>const answer = 42;</pre>
      <table><thead><tr><th>Key</th></tr></thead><tbody><tr><td>Value</td></tr></tbody></table>
      <h2 id="more">More</h2>
      <form id="callback" data-docent-identify action="/docs/thanks">
        <label>Your phone <input type="tel" name="phone" /></label>
        <select aria-label="Topic"><option>Sales</option></select>
        <textarea aria-label="Notes"></textarea>
        <button>Call me back</button>
      </form>
    </main>
    <script nonce="${nonce}">
      callback.addEventListener('submit', (event) => event.preventDefault());
    </script>`;
}
