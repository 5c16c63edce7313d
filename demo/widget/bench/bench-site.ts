import { createServer, type ServerResponse } from 'node:http';
import { brotliCompressSync } from 'node:zlib';
import { listen } from '../../emulator/shared/listen.ts';
import { renderDocsPage, type DocsPage, type DocsTargets } from '../../e2e/widget-page.ts';

/** The customer's docs site: each path is a page, but for `/docent/`, which a CDN serves. */
export interface BenchSite {
  readonly origin: string;
  /** The files of the chat that were asked for, in order. */
  readonly sent: readonly SentFile[];
  set(path: string, page: DocsPage): void;
  /** From now on the pages send to these. */
  aim(targets: DocsTargets): void;
  close(): Promise<void>;
}

/** A file, as it went over the network. */
export interface SentFile {
  readonly name: string;
  /** Of its body, with brotli. */
  readonly bytes: number;
}

const year = 'public, max-age=31536000, immutable';
const encoding = { 'Content-Encoding': 'br', 'Cache-Control': year };

/**
 * Serves pages, and files by name: these as a CDN does, brotli at its best, to be kept for a year.
 *
 * @example
 * const site = await startBenchSite(new Map([['docent-chat.js', text]]));
 */
export async function startBenchSite(files: ReadonlyMap<string, string>): Promise<BenchSite> {
  const packed = new Map([...files].map(([name, text]) => [name, brotliCompressSync(text)]));
  const pages = new Map<string, DocsPage>();
  const sent: SentFile[] = [];
  let targets: DocsTargets | undefined;
  const server = createServer(({ url = '/' }, response) => {
    const { pathname } = new URL(url, 'http://localhost');
    const [, folder, name = ''] = pathname.split('/');
    if (folder !== 'docent') {
      const page = pages.get(pathname);
      return page && targets
        ? send(response, renderDocsPage(pathname, page, targets), { 'Content-Type': 'text/html' })
        : send(response, '', { 'Content-Type': 'text/css' });
    }
    const body = packed.get(name);
    sent.push({ name, bytes: body?.length ?? 0 });
    return send(response, body, { 'Content-Type': 'text/javascript', ...encoding });
  });
  const origin = await listen(server, { port: 0, name: 'docs site', log: console.error });
  return {
    origin,
    sent,
    set: (path, page) => void pages.set(path, page),
    aim: (next) => void (targets = next),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function send(response: ServerResponse, body: string | Buffer | undefined, headers: object): void {
  response.writeHead(body === undefined ? 404 : 200, { ...headers }).end(body);
}
