import {
  createServer,
  request as send,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type Server,
  type ServerResponse,
} from 'node:http';
import { listen } from '../emulator/shared/listen.ts';

/** A page of the customer's site. What is left out is that of a plain doc. */
export interface SitePage {
  /** The last part of the path by default, with a capital. */
  title?: string;
  /** HTML behind the title, before the tag. */
  head?: string;
  body?: string;
  headers?: OutgoingHttpHeaders;
  /** The HTML of the tag, or of what takes its place. */
  tag?: string;
}

export type Attributes = Record<string, string | undefined>;

/** A customer's docs site. Every path is a page. */
export interface Site {
  origin: string;
  /** Address of a page of another site, without the tag. */
  elsewhere: string;
  /** Attributes of the tag on every page, over those that it always has; undefined takes one away. */
  attributes: Attributes;
  set(path: string, page: SitePage): void;
  /** The tag, with more attributes. */
  tag(attributes?: Attributes): string;
  /** `data-*` attributes as the tag has them, for something else that takes them. */
  toAttributes(attributes?: Attributes): string;
  /** Paths of the pages that were asked for, in order. */
  asked: string[];
  close(): Promise<void>;
}

export interface SiteOptions {
  /** The tracker's files by name. */
  files: ReadonlyMap<string, string>;
  /** Origin of the local Segment, to which the site passes on what comes in under `/collect/`. */
  segment: string;
  writeKey: string;
}

/** Serves a site. */
export async function serveSite({ files, segment, writeKey }: SiteOptions): Promise<Site> {
  const pages = new Map<string, SitePage>();
  const server = createServer((request, response) => {
    const { pathname, search } = new URL(request.url ?? '/', 'http://127.0.0.1');
    if (pathname.startsWith('/collect/')) {
      return passOn(request, response, segment + pathname.slice('/collect'.length) + search);
    }
    if (pathname === '/elsewhere') return sendHtml(response, toHtml(pathname, {}));
    if (pathname.startsWith('/docent/')) return sendScript(response, files.get(pathname.slice(8)));
    site.asked.push(pathname + search);
    const page = pages.get(pathname) ?? {};
    return sendHtml(response, toHtml(pathname, { tag: site.tag(), ...page }), page.headers);
  });
  const origin = await listen(server, { port: 0, name: 'docs site', log: console.log });

  const site: Site = {
    origin,
    elsewhere: `${origin.replace('127.0.0.1', 'localhost')}/elsewhere`,
    attributes: {},
    asked: [],
    set: (path, page) => void pages.set(path, page),
    toAttributes(attributes = {}) {
      const all: Attributes = {
        'data-write-key': writeKey,
        'data-api-host': `${segment}/v1`,
        'data-cdn-host': segment,
        // What is read later is a test of its own.
        'data-doc-read': 'off',
        ...site.attributes,
        ...attributes,
      };
      return Object.entries(all)
        .filter(([, value]) => value !== undefined)
        .map(([name, value]) => `${name}="${value}"`)
        .join(' ');
    },
    tag: (attributes) =>
      `<script type="module" async src="/docent/docent.js" ${site.toAttributes(attributes)}></script>`,
    close: () => close(server),
  };
  return site;
}

function toHtml(path: string, { title, head = '', tag = '', body = '' }: SitePage): string {
  const word = path.split('/').findLast(Boolean) ?? 'home';
  const name = title ?? word[0]?.toUpperCase() + word.slice(1).replace('.html', '');
  // The page has no icon: a browser would ask for one.
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>${name}</title>
    <link rel="icon" href="data:," />
    ${head}
    ${tag}
  </head>
  <body><h1>${name}</h1>${body}</body>
</html>`;
}

function sendHtml(response: ServerResponse, html: string, headers?: OutgoingHttpHeaders): void {
  response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', ...headers });
  response.end(html);
}

function sendScript(response: ServerResponse, script: string | undefined): void {
  response.writeHead(script === undefined ? 404 : 200, { 'Content-Type': 'text/javascript' });
  response.end(script);
}

/** What a first-party proxy does: the same request, to another host. */
function passOn(request: IncomingMessage, response: ServerResponse, url: string): void {
  const headers = { ...request.headers, host: new URL(url).host };
  const passed = send(url, { method: request.method, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  passed.on('error', () => response.destroy());
  request.pipe(passed);
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
