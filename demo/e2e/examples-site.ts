import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildTracker } from '../../packages/tracker/build.ts';
import { buildPackage, buildWidget } from '../../packages/widget/build.ts';
import { buildOnce } from '../fixtures/build-once.ts';

const root = join(import.meta.dirname, '../../examples');
const published = join(import.meta.dirname, '../../packages/widget/dist');

/** The examples, and the path of the second page of each. */
export const examples = {
  html: '/retries.html',
  react: '/retries',
  vue: '/retries',
  vitepress: '/retries.html',
  docusaurus: '/retries',
  starlight: '/retries/',
  mkdocs: '/retries/',
} as const;
export type Example = keyof typeof examples;

/** The examples as a host of files has them, until they are removed. */
export interface BuiltExamples {
  /** The folder of both tags. */
  readonly tag: string;
  readonly dirOf: (example: Example) => string;
  readonly remove: () => void;
}

/** Builds the tags, the package as it is published, and of it every example. */
export async function buildExamples(): Promise<BuiltExamples> {
  const dir = mkdtempSync(join(tmpdir(), 'docent-examples-'));
  const tag = join(dir, 'docent');
  await buildWidget(tag);
  await buildTracker(join(dir, 'tracker'));
  cpSync(join(dir, 'tracker'), tag, { recursive: true });
  await buildPackage(published);
  const dist = buildOnce({ root, uses: join(published, 'esm') });
  const plain: Partial<Record<Example, string>> = {
    html: join(root, 'html'),
    mkdocs: writeMkDocs(join(dir, 'mkdocs')),
  };
  return {
    tag,
    dirOf: (example) => plain[example] ?? join(dist, example),
    remove: () => rmSync(dir, { recursive: true }),
  };
}

/** MkDocs is not made of npm packages: the block that the example adds, in two pages as its theme writes them. */
function writeMkDocs(dir: string): string {
  const template = readFileSync(join(root, 'mkdocs/overrides/main.html'), 'utf8');
  const [, block = ''] = /\{% block extrahead %\}(.*)\{% endblock %\}/s.exec(template) ?? [];
  const write = (folder: string, title: string, links: string): void => {
    mkdirSync(folder, { recursive: true });
    const body = `<div class="md-container"><article><h1>${title}</h1>${links}</article></div>`;
    const head = `<meta charset="utf-8"><title>${title} - Example</title><link rel="icon" href="data:,">`;
    writeFileSync(
      join(folder, 'index.html'),
      `<!doctype html><html lang="en"><head>${head}${block}</head><body dir="ltr">${body}</body></html>`,
    );
  };
  write(dir, 'Quick start', '<a href="retries/">Retries</a>');
  write(join(dir, 'retries'), 'Retries', '<a href="../">Quick start</a>');
  return dir;
}
