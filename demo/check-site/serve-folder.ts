import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { listen } from '../emulator/shared/listen.ts';
import { CannotCheck } from './cannot-check.ts';

/** A folder on a server of its own. */
export interface ServedFolder {
  readonly origin: string;
  readonly close: () => Promise<void>;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};

/**
 * Serves a folder as hosts of static files do: `/a` is `a`, `a.html` or `a/index.html`.
 *
 * @throws CannotCheck where there is no page to begin with.
 * @example
 * const { origin, close } = await serveFolder('dist');
 */
export async function serveFolder(folder: string): Promise<ServedFolder> {
  if (!existsSync(join(folder, 'index.html')))
    throw new CannotCheck(
      `${folder} has no index.html. Give the folder in which the site was built.`,
    );
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
    const file = findFile(folder, pathname);
    if (!file) {
      response.writeHead(404).end();
      return;
    }
    const type = types[extname(file).toLowerCase()] ?? 'application/octet-stream';
    response.writeHead(200, { 'Content-Type': type, 'Cache-Control': 'no-cache' });
    response.end(readFileSync(file));
  });
  const origin = await listen(server, { port: 0, name: 'site', log: () => {} });
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { origin, close };
}

function findFile(folder: string, pathname: string): string | undefined {
  const path = toPath(pathname);
  if (path === undefined) return undefined;
  const names = [path, `${path.replace(/\/$/, '')}.html`, join(path, 'index.html')];
  return names.map((name) => join(folder, name)).find((file) => isFile(file));
}

/** Below the folder, whatever is asked for. */
function toPath(pathname: string): string | undefined {
  try {
    return normalize(`/${decodeURIComponent(pathname)}`);
  } catch {
    return undefined;
  }
}

function isFile(file: string): boolean {
  return !file.includes('\0') && existsSync(file) && statSync(file).isFile();
}
