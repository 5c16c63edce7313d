import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { readFences, type Fence } from '../snippets/fences.ts';
import { findDocs } from '../snippets/find-docs.ts';
import type { DocsTargets } from './widget-page.ts';

const root = join(import.meta.dirname, '../..');

/** A snippet of a document that says how it is to be run. */
export interface Snippet extends Fence {
  /** `docs/consent.md:5` */
  readonly place: string;
  readonly run: string;
}

/** Every snippet of this repository's documents that a page, or a local server, has to run. */
export function readSnippets(): Snippet[] {
  return findDocs(root).flatMap((path) =>
    readFences(readFileSync(path, 'utf8')).flatMap((fence) => {
      const { run } = fence.marks;
      return run ? [{ ...fence, run, place: `${relative(root, path)}:${fence.line}` }] : [];
    }),
  );
}

/** A snippet with what a customer fills in; where it would go to the cloud, it goes to the local one. */
export function fillIn(code: string, { segment, writeKey, functionsUrl, socketUrl }: DocsTargets) {
  return code
    .replaceAll(
      'data-write-key="YOUR_WRITE_KEY"',
      `data-write-key="${writeKey}" data-api-host="${segment}/v1" data-cdn-host="${segment}"`,
    )
    .replaceAll(
      "writeKey: 'YOUR_WRITE_KEY'",
      `writeKey: '${writeKey}', apiHost: '${segment}/v1', cdnHost: '${segment}'`,
    )
    .replaceAll(
      /(data-)?functions-url="https:[^"]*"/g,
      (_, data = '') => `${data}functions-url="${functionsUrl}" ${data}socket-url="${socketUrl}"`,
    )
    .replaceAll(
      /functionsUrl: 'https:[^']*'/g,
      `functionsUrl: '${functionsUrl}', socketUrl: '${socketUrl}'`,
    )
    .replaceAll('https://docent-1234-live.twil.io', functionsUrl);
}
