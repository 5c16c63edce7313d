import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import type { PageSource } from './doc-page.ts';
import { toPageUrl, type UrlOptions } from './page-url.ts';

/**
 * Reads every HTML file of a built site, folder by folder, in the order of their names.
 *
 * @throws Error that says what to do when the folder is not there, or has no pages.
 * @example
 * readFolder('dist', { base: new URL('https://docs.example.com'), stripHtml: false });
 */
export function readFolder(folder: string, options: UrlOptions): readonly PageSource[] {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new Error(
      `There is no folder ${folder}. Build the docs site first, and give its output folder.`,
    );
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && isPage(entry.name))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .toSorted();
  if (files.length === 0)
    throw new Error(
      `${folder} has no .html file. Give the folder that the docs site was built into.`,
    );
  return files.map((file) => ({
    url: toPageUrl(file, options),
    html: readFileSync(join(folder, file), 'utf8'),
  }));
}

function isPage(file: string): boolean {
  return /\.html?$/.test(file) && basename(file) !== '404.html';
}
