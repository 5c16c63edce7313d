import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { listen } from '../emulator/shared/listen.ts';
import { renderDocsPage, toHeaders, type DocsPage, type DocsTargets } from './widget-page.ts';

/** An address that stays, and what answers there for now: each test brings a site of its own. */
export interface DocsAddress {
  readonly origin: string;
  answerWith(handle: Handle): void;
  close(): Promise<void>;
}

type Handle = (request: IncomingMessage, response: ServerResponse) => void;

/** The customer's docs site of one test. Every path is a page, but for `/docent/` and `/site.css`. */
export interface DocsSite {
  readonly origin: string;
  /** How all pages are. */
  all: DocsPage;
  /** How one page is, over what all are. */
  set(path: string, page: DocsPage): void;
  /** Where the pages send. */
  readonly targets: DocsTargets;
  /** What was asked for, in order: pages with their query, and files. */
  readonly asked: readonly string[];
}

interface SiteOptions {
  readonly address: DocsAddress;
  /** The tracker's and the chat's files, by name. */
  readonly files: ReadonlyMap<string, string>;
  readonly targets: DocsTargets;
}

const styles = `body { max-inline-size: 40rem; margin: 0 auto; padding: 1rem; font: 16px/1.6 Georgia, serif; color: #223; }
h1, h2 { font-family: Verdana, sans-serif; line-height: 1.2; letter-spacing: -0.01em; }
a { color: #06c; text-underline-offset: 0.2em; }
button { padding: 0.4rem 1rem; border: 2px solid #06c; border-radius: 3px; background: #eef; color: #024; font: inherit; }
input, select, textarea { padding: 0.3rem; border: 1px solid #889; font: inherit; }
pre, code { background: #f3f3f7; font: 0.9em monospace; }
td, th { padding: 0.25rem 0.5rem; border: 1px solid #ccd; text-align: start; }
blockquote { margin-inline: 1rem; border-inline-start: 3px solid #99a; padding-inline-start: 1rem; }`;

/** Listens where the sites of all tests are, one after the other. */
export async function openAddress(): Promise<DocsAddress> {
  let handle: Handle = (_, response) => void response.writeHead(503).end();
  const server = createServer((request, response) => handle(request, response));
  const origin = await listen(server, { port: 0, name: 'docs site', log: console.log });
  return {
    origin,
    answerWith: (next) => void (handle = next),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Serves the site of a test. */
export function serveDocs({ address, files, targets }: SiteOptions): DocsSite {
  const pages = new Map<string, DocsPage>();
  const asked: string[] = [];
  const site: DocsSite = {
    origin: address.origin,
    all: {},
    set: (path, page) => void pages.set(path, page),
    targets,
    asked,
  };
  address.answerWith((request, response) => {
    const { pathname, search } = new URL(request.url ?? '/', address.origin);
    asked.push(pathname + search);
    if (pathname.startsWith('/docent/'))
      return send(response, files.get(pathname.slice('/docent/'.length)), scripts);
    if (pathname === '/site.css') return send(response, styles, { 'Content-Type': 'text/css' });
    const page = { ...site.all, ...pages.get(pathname) };
    const html = renderDocsPage(pathname, page, targets);
    return send(response, html, {
      'Content-Type': 'text/html; charset=utf-8',
      ...toHeaders(page, targets),
    });
  });
  return site;
}

const scripts = { 'Content-Type': 'text/javascript' };

function send(response: ServerResponse, text: string | undefined, headers: object): void {
  response.writeHead(text === undefined ? 404 : 200, { ...headers });
  response.end(text);
}
