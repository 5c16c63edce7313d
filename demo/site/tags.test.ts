import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readFences } from '../snippets/fences.ts';
import { renderSite } from './render.ts';

// The site carries what the READMEs tell a customer to put on every page, and nothing else of Docent.

const config = {
  segment: { origin: 'http://127.0.0.1:4101', writeKey: 'docs' },
  chat: { functionsUrl: 'http://127.0.0.1:4103', socketUrl: 'ws://127.0.0.1:4102/v3/wsconnect' },
  links: [],
};
const html = renderSite(config).get('/') ?? '';

function readSnippet(name: string, run: string): string {
  const path = join(import.meta.dirname, '../../packages', name, 'README.md');
  const snippet = readFences(readFileSync(path, 'utf8')).find(({ marks }) => marks['run'] === run);
  return snippet?.code ?? '';
}

/** As tokens: how a line is broken does not count. */
function toPlain(text: string): string {
  return text.replaceAll(/\s+|,(?=\s*\])/g, '');
}

test.each(['tracker', 'widget'])('keeps early calls as the README of the %s says', (name) => {
  const stub = toPlain(readSnippet(name, 'stub'));
  expect(stub).toContain('docent');
  expect(toPlain(html)).toContain(stub);
});

test('has both tags, each once and as the READMEs write it', () => {
  const tags = [...html.matchAll(/<script type="module" async src="(\/docent\/[^"]+)"/g)];
  const written = ['tracker', 'widget'].map(
    (name) => /src="([^"]+)"/.exec(readSnippet(name, 'tags'))?.[1],
  );
  expect(tags.map(([, src]) => src)).toEqual(written);
  expect(html.match(/\/docent\//g)).toHaveLength(2);
});
