import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { parseSynonyms } from '../text/synonyms.ts';
import { buildDocsIndex } from './build-docs-index.ts';
import { parsePage } from './parse-page.ts';
import { readFolder } from './read-folder.ts';
import { readSitemap } from './read-sitemap.ts';

/** How the command is called. */
export const usage =
  'pnpm build-index <folder | sitemap URL> --base https://docs.example.com [--out file.json] [--synonyms file.json] [--strip-html]';

const defaultOut = 'packages/studio/dist/assets/docs-index.private.json';

/** Whom the command tells something: one sentence each. */
export interface BuildIndexOutput {
  readonly tell: (sentence: string) => void;
  readonly warn: (sentence: string) => void;
}

/**
 * Builds the index of a docs site from its built folder or its sitemap, and writes it.
 *
 * @throws Error with one sentence that says what to do.
 * @example
 * await buildIndexCommand(['dist', '--base', 'https://docs.example.com'], { tell: console.log, warn: console.error });
 */
export async function buildIndexCommand(
  argv: readonly string[],
  { tell, warn }: BuildIndexOutput,
): Promise<void> {
  const { source, base, out, synonyms: synonymsFile, stripHtml } = readArguments(argv);
  const synonyms = synonymsFile === undefined ? [] : readSynonyms(synonymsFile);
  const sources = isAddress(source)
    ? await readSitemap(new URL(source), { base, tell: warn })
    : readFolder(source, { base: needBase(base), stripHtml });
  const pages = sources.map((page) => parsePage(page)).filter((page) => page !== undefined);
  const index = buildDocsIndex(pages, { synonyms });
  write(out, index.json);
  tell(
    `${String(index.pages)} pages in ${String(index.sections)} sections, ${toKilobytes(index.bytes)}, are in ${out}.`,
  );
  if (index.textLength < 1_000)
    warn(
      `The site is large: only the first ${String(index.textLength)} characters of each section can be found.`,
    );
}

function readArguments(argv: readonly string[]) {
  const { positionals, values } = parse(argv);
  const [source] = positionals;
  if (source === undefined || positionals.length > 1) throw new Error(`Say which site: ${usage}`);
  const base = values.base === undefined ? undefined : parseBase(values.base);
  return {
    source,
    base,
    out: values.out,
    synonyms: values.synonyms,
    stripHtml: values['strip-html'],
  };
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        base: { type: 'string' },
        out: { type: 'string', default: defaultOut },
        synonyms: { type: 'string' },
        'strip-html': { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new Error(`The command was not understood. ${usage}`, { cause: error });
  }
}

function parseBase(text: string): URL {
  if (isAddress(text)) return new URL(text);
  throw new Error(
    `--base has to be the address of the docs, such as https://docs.example.com, not "${text}".`,
  );
}

function needBase(base: URL | undefined): URL {
  if (base) return base;
  throw new Error('Say where the folder is served: --base https://docs.example.com');
}

function isAddress(text: string): boolean {
  return /^https?:\/\//i.test(text) && URL.canParse(text);
}

function readSynonyms(file: string): readonly (readonly string[])[] {
  try {
    return parseSynonyms(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`The synonyms in ${file} cannot be used. ${reason}`, { cause: error });
  }
}

function write(file: string, text: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  } catch (error) {
    throw new Error(`${file} cannot be written. Give another file with --out.`, { cause: error });
  }
}

function toKilobytes(bytes: number): string {
  return `${String(Math.ceil(bytes / 1_000))} kB`;
}
