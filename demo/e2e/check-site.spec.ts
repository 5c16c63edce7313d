import { createServer, type Server } from 'node:http';
import { cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createAdaptorServer } from '@hono/node-server';
import { listen } from '../emulator/shared/listen.ts';
import { buildSite } from '../site/build.ts';
import { createSite } from '../site/server.ts';
import { expect, next, root, tag, test, write } from './check-site-test.ts';

// Sites with one fault each, as the check finds them, and sites without any.

test('finds nothing in the example of plain HTML, and says what was told', async ({
  dir,
  check,
}) => {
  cpSync(join(root, 'examples/html'), dir, { recursive: true });
  const { code, text, lines } = await check(dir);
  expect(lines.at(-1)).toBe('All is well.');
  expect(code).toBe(0);
  expect(text).toContain('"Quick start" in Docs');
  expect(text).toContain('"Retries" in Docs');
  expect(text).not.toContain('\u001B');
});

test('finds nothing in the docs site of the demo, whose pages change without loading', async ({
  dir,
  tags,
  check,
}) => {
  await buildSite(join(dir, 'site'));
  const nowhere = 'https://segment.example.com';
  const site = createSite({
    outDir: join(dir, 'site'),
    trackerDir: tags,
    widgetDir: tags,
    config: {
      segment: { origin: nowhere, writeKey: 'KEY' },
      chat: {
        functionsUrl: 'https://docent-1234-live.twil.io',
        socketUrl: 'wss://twilio.example.com',
      },
      links: [],
    },
  });
  const server = createAdaptorServer({ fetch: site.fetch }) as Server;
  const origin = await listen(server, { port: 0, name: 'docs site', log: console.log });
  const { code, text, lines } = await check(origin, '--pages', '2');
  server.close();
  expect(text).toContain('by a link, in the page');
  expect(lines.at(-1)).toBe('All is well.');
  expect(code).toBe(0);
});

test('lets nothing through to Segment or the Functions, at whatever address they are', async ({
  dir,
  check,
}) => {
  const reached: string[] = [];
  const server = createServer((request, response) => {
    reached.push(`${request.method} ${request.url}`);
    response.setHeader('Access-Control-Allow-Origin', '*');
    response.end('{}');
  });
  const cloud = await listen(server, { port: 0, name: 'cloud', log: console.log });
  const own = `<script type="module" async src="/docent/docent.js" data-write-key="KEY" data-api-host="${cloud}/v1" data-cdn-host="${cloud}"></script>
    <script type="module" async src="/docent/docent-chat-0.1.0.js" data-functions-url="${cloud}"></script>
    <script>
      addEventListener('pagehide', () => {
        navigator.sendBeacon('${cloud}/beacon', 'left');
        fetch('${cloud}/v1/b', { method: 'POST', body: 'left', keepalive: true });
        fetch('${cloud}/read', { keepalive: true });
      });
      fetch('${cloud}/hours');
      addEventListener('load', () => setTimeout(() => docent.identify('+14155552671'), 100));
    </script>`;
  write(dir, {
    'index.html': [`<title>Start</title>${own}`, `<h1>Start</h1>${next}`],
    'next.html': [`<title>Next</title>${own}`, '<h1>Next</h1>'],
  });
  const { code, text } = await check(dir);
  server.close();
  expect(reached).toEqual([]);
  expect(text).toContain('"Next" in Docs');
  expect(text).toContain('identify phone …71');
  expect(text).not.toContain('4155552671');
  expect(code).toBe(0);
});

test('finds double tags, and a tag that is not as it should be', async ({ dir, check }) => {
  const segment =
    '<script async src="https://cdn.segment.com/analytics.js/v1/KEY/analytics.min.js"></script>';
  write(dir, {
    'index.html': [`<title>Start</title>${tag}${tag}${segment}`, `<h1>Start</h1>${next}`],
    'next.html': ['<title>Next</title>', `<h1>Next</h1>${tag.replace('type="module" ', '')}`],
  });
  const { code, text, lines } = await check(dir);
  expect(code).toBe(1);
  expect(lines.at(-1)).toMatch(/^\d problems$/);
  expect(text).toContain('The tracker is on this page 2 times');
  expect(text).toContain('analytics.js snippet reports to the same write key');
  expect(text).toContain('needs type="module"');
  expect(text).toContain('not in the head');
});

test('names the line that a policy lacks', async ({ dir, check }) => {
  const policy = `<meta http-equiv="Content-Security-Policy" content="default-src 'self'; img-src data:">`;
  write(dir, { 'index.html': [`${policy}<title>Start</title>${tag}`, '<h1>Start</h1>'] });
  const { code, text } = await check(dir);
  expect(text).toContain('Add: connect-src https://api.segment.io\n');
  expect(text).not.toContain('No view was recorded');
  expect(code).toBe(1);
});

test('finds a script that is not there, and one that is something else', async ({ dir, check }) => {
  rmSync(join(dir, 'docent'), { recursive: true });
  write(dir, { 'index.html': [`<title>Start</title>${tag}`, '<h1>Start</h1>'] });
  const { code, text, lines } = await check(dir);
  expect(text).toContain('/docent/docent.js answered 404');
  expect(lines.at(-1)).toBe('1 problem');
  expect(code).toBe(1);
});

test('finds titles that are late, and titles that are all the same', async ({ dir, check }) => {
  const router = `<script>
    addEventListener('click', (event) => {
      event.preventDefault();
      history.pushState({}, '', '/next.html');
      document.querySelector('h1').textContent = 'Next';
      setTimeout(() => { document.title = 'Next' }, 1000);
    });
  </script>`;
  write(dir, {
    'index.html': [`<title>Start</title>${tag}`, `<h1>Start</h1>${next}${router}`],
    'next.html': [`<title>Next</title>${tag}`, '<h1>Next</h1>'],
  });
  const late = await check(dir);
  expect(late.text).toContain('The view has the title of the page before, "Start"');
  expect(late.code).toBe(1);

  write(dir, {
    'index.html': [`<title>Acme</title>${tag}`, `<h1>Start</h1>${next}`],
    'next.html': [`<title>Acme</title>${tag}`, '<h1>Next</h1>'],
  });
  const same = await check(dir);
  expect(same.text).toContain('Different pages are all called "Acme"');
  expect(same.lines.at(-1)).toBe('1 problem');
});

test('says that consent is needed, and is content once it is given', async ({ dir, check }) => {
  const asking = tag.replace(' data-', ' data-consent="required" data-');
  write(dir, { 'index.html': [`<title>Start</title>${asking}`, '<h1>Start</h1>'] });
  const without = await check(dir);
  expect(without.text).toContain('Check again with --consent');
  expect(without.lines.at(-1)).toBe('1 problem');
  const granted = await check(dir, '--consent');
  expect(granted.lines.at(-1)).toBe('All is well.');
});

test('finds options that are not understood, and a chat without Functions', async ({
  dir,
  check,
}) => {
  const odd = tag.replace(' data-', ' data-route="hashbang" data-');
  const chat = '<script type="module" async src="/docent/docent-chat-0.1.0.js"></script>';
  write(dir, { 'index.html': [`<title>Start</title>${odd}${chat}`, '<h1>Start</h1>'] });
  const { code, text, lines } = await check(dir);
  expect(text).toContain('The option route is not understood');
  expect(text).toContain('The chat has no data-functions-url');
  expect(lines.at(-1)).toBe('2 problems');
  expect(code).toBe(1);
});

test('says in one line why a site could not be looked at', async ({ dir, check }) => {
  const empty = join(dir, 'empty');
  mkdirSync(empty);
  writeFileSync(join(dir, 'index.html'), '');
  const server = createServer();
  const nobody = await listen(server, { port: 0, name: 'nobody', log: console.log });
  await new Promise((resolve) => server.close(resolve));
  const all = await Promise.all([
    check(nobody),
    check(empty),
    check(join(dir, 'no-such-folder')),
    check('docs.example.com'),
    check(dir, '--pages', 'many'),
    check(),
  ]);
  expect(all.map(({ code, lines }) => [code, lines.length])).toEqual(all.map(() => [2, 1]));
  expect(all.map(({ text }) => text.split('. ')[0])).toEqual([
    `${nobody}/ cannot be reached (ERR_CONNECTION_REFUSED)`,
    `${empty} has no index.html`,
    `There is no folder ${join(dir, 'no-such-folder')}`,
    'There is no folder docs.example.com',
    '--pages takes a whole number up to 100, not "many".\n',
    expect.stringContaining('Usage: pnpm run check-site'),
  ]);
});

test('reports as JSON, with a screenshot of each page', async ({ dir, check }) => {
  write(dir, { 'index.html': [`<title>Start</title>${tag}`, '<h1>Start</h1>'] });
  const { code, text } = await check(dir, '--json', '--out', join(dir, 'shots'));
  expect(JSON.parse(text)).toMatchObject({
    visits: [{ how: 'load', messages: [{ type: 'page', name: 'Start' }] }],
    problems: [],
  });
  expect(readdirSync(join(dir, 'shots'))).toEqual(['1.png']);
  expect(code).toBe(0);
});
