import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readSitemap } from './read-sitemap.ts';

let server: Server;
let origin: string;
let told: string[];
let busy: number;
let busiest: number;
const answers = new Map<
  string,
  { status?: number; type?: string; body?: string | Buffer; to?: string }
>();

beforeEach(async () => {
  told = [];
  answers.clear();
  busy = busiest = 0;
  server = createServer((request, response) => {
    const answer = answers.get(request.url ?? '');
    busiest = Math.max(busiest, ++busy);
    setTimeout(() => {
      busy--;
      const status = answer?.to ? 302 : (answer?.status ?? (answer ? 200 : 404));
      response.writeHead(status, {
        'content-type': answer?.type ?? 'text/html',
        ...(answer?.to ? { location: answer.to } : {}),
      });
      response.end(answer?.body);
    }, 5);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
});
afterEach(() => new Promise((done) => server.close(done)));

const serve = (path: string, body: string | Buffer, type = 'text/html') =>
  answers.set(path, { body, type });
const urlset = (...locs: string[]) =>
  `<urlset>${locs.map((loc) => `<url><loc>${loc}</loc></url>`).join('')}</urlset>`;
const read = (base?: URL) =>
  readSitemap(new URL(`${origin}/sitemap.xml`), { base, tell: (sentence) => told.push(sentence) });

test('reads the pages of a sitemap, without their queries, and of no other site', async () => {
  serve(
    '/sitemap.xml',
    urlset(`${origin}/a?lang=en`, 'https://evil.example/b', 'file:///etc/passwd', 'no'),
  );
  serve('/a?lang=en', '<p>A</p>');
  expect(await read()).toEqual([{ url: `${origin}/a`, html: '<p>A</p>' }]);
  expect(told).toEqual([]);
});

test('follows an index of sitemaps, packed ones and loops too', async () => {
  const index = `<sitemapindex><sitemap><loc>${origin}/sitemap.xml</loc></sitemap><sitemap><loc>${origin}/one.xml.gz</loc></sitemap></sitemapindex>`;
  serve('/sitemap.xml', index);
  serve('/one.xml.gz', gzipSync(urlset(`${origin}/a`)), 'application/gzip');
  serve('/a', 'A');
  expect(await read()).toEqual([{ url: `${origin}/a`, html: 'A' }]);
});

test('tells in a sentence each what could not be read, and goes on', async () => {
  serve(
    '/sitemap.xml',
    urlset(`${origin}/gone`, `${origin}/image`, `${origin}/away`, `${origin}/a`),
  );
  serve('/image', 'x', 'image/png');
  answers.set('/away', { to: `${origin.replace('127.0.0.1', 'localhost')}/a` });
  serve('/a', 'A');
  expect((await read()).map(({ html }) => html)).toEqual(['A']);
  expect(told.toSorted()).toEqual([
    `${origin}/away was left out: it leads to another site.`,
    `${origin}/gone was left out: it answered 404.`,
    `${origin}/image was left out: it is no HTML.`,
  ]);
});

test('asks for four pages at a time', async () => {
  const paths = Array.from({ length: 12 }, (_, number) => `/${String(number)}`);
  serve('/sitemap.xml', urlset(...paths.map((path) => `${origin}${path}`)));
  for (const path of paths) serve(path, path);
  expect((await read()).map(({ html }) => html)).toEqual(paths);
  expect(busiest).toBe(4);
});

test('fetches the pages of the real site from a preview', async () => {
  serve('/sitemap.xml', urlset('https://docs.example.com/a'));
  serve('/a', 'A');
  expect(await read(new URL('https://docs.example.com'))).toEqual([
    { url: 'https://docs.example.com/a', html: 'A' },
  ]);
});

test.each([
  ['<html>', 'is no sitemap in XML'],
  ['', 'is no sitemap in XML'],
])('refuses %j in place of a sitemap', async (body, reason) => {
  serve('/sitemap.xml', body);
  await expect(read()).rejects.toThrow(`${reason}. Give the address of a sitemap.xml`);
});

test('says so when there is no sitemap', async () => {
  await expect(read()).rejects.toThrow('answered 404. Give the address');
});
