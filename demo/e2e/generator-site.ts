import { readdirSync, readFileSync } from 'node:fs';
import {
  createServer,
  request as send,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import { extname, join, relative, sep } from 'node:path';
import { listen } from '../emulator/shared/listen.ts';

export interface SiteOptions {
  /** Folder of the built site. */
  dir: string;
  /** Folder of the tracker's built files, served under `/docent/`. */
  tag: string;
  /** Origin of the local Segment, which the site passes on to under `/collect/`. */
  segment: string;
  /** How long every file of the site takes. */
  latencyMs: number;
}

/** A built docs site on a server, and another site that links to it. */
export interface Site {
  origin: string;
  /** The other site. Its page at a path has one link, to that path of this one; links to `other.example` lead there. */
  elsewhere: string;
  close(): Promise<void>;
}

const contentTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
};

const isText = /\.(html|js)$/;

/** Serves a site as hosts of static files do: `/a` is `a.html`, and `/a/` is `a/index.html`. */
export async function serveSite({ dir, tag, segment, latencyMs }: SiteOptions): Promise<Site> {
  const files = new Map([...readFiles(dir), ...readFiles(tag, '/docent')]);

  const server = createServer((request, response) => {
    const { pathname, search } = toUrl(request);
    if (pathname.startsWith('/collect/')) {
      return passOn(request, response, segment + pathname.slice('/collect'.length) + search);
    }
    setTimeout(() => answer(pathname, search, response), latencyMs);
  });

  function answer(path: string, search: string, response: ServerResponse): void {
    if (files.has(`${path}/index.html`)) return redirect(response, `${path}/${search}`);
    const names = [path, `${path}.html`, `${path}index.html`];
    const file = names.flatMap((name) => files.get(name) ?? [])[0];
    if (!file) return void response.writeHead(404).end();
    response.writeHead(200, {
      'Content-Type': contentTypes[extname(file)] ?? 'application/octet-stream',
      // Each file is fetched anew, and takes its time, whenever it is wanted.
      'Cache-Control': 'no-cache',
    });
    response.end(isText.test(file) ? leadTo(readFileSync(file, 'utf8')) : readFileSync(file));
  }

  const leadTo = (text: string) => text.replaceAll('https://other.example', other.origin);
  const own = await start(server, 'docs site');
  const other = await start(
    createServer((request, response) => {
      response.setHeader('Content-Type', 'text/html; charset=utf-8');
      response.end(toLinkPage(own.origin + toUrl(request).pathname));
    }),
    'other site',
  );
  return {
    origin: own.origin,
    elsewhere: other.origin,
    close: async () => {
      await Promise.all([own.close(), other.close()]);
    },
  };
}

function readFiles(dir: string, under = ''): [string, string][] {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .map((file) => [`${under}/${relative(dir, file).split(sep).join('/')}`, file]);
}

async function start(server: ReturnType<typeof createServer>, name: string) {
  const origin = await listen(server, { port: 0, name, log: console.log });
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { origin, close };
}

function redirect(response: ServerResponse, location: string): void {
  response.writeHead(302, { Location: location }).end();
}

/** What a first-party proxy does: the same request, to another host. */
function passOn(request: IncomingMessage, response: ServerResponse, url: string): void {
  const { method, headers } = request;
  const passed = send(
    url,
    { method, headers: { ...headers, host: new URL(url).host } },
    (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    },
  );
  passed.on('error', () => response.destroy());
  request.pipe(passed);
}

function toLinkPage(href: string): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <title>Another site</title>
    <link rel="icon" href="data:," />
  </head>
  <body><a href="${href}">The docs</a></body>
</html>`;
}

function toUrl(request: IncomingMessage): URL {
  return new URL(request.url ?? '/', 'http://127.0.0.1');
}
