import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { CannotCheck } from './cannot-check.ts';

/** What to check, and how. */
export interface CheckArguments {
  readonly target: { readonly url: string } | { readonly folder: string };
  /** How many links of the start page are followed. */
  readonly pages: number;
  readonly grantsConsent: boolean;
  /** Asks the Functions, by a preflight alone, whether they let this site in. */
  readonly asksFunctions: boolean;
  readonly asJson: boolean;
  /** Where a screenshot of each page goes. */
  readonly out?: string;
}

const usage =
  'Usage: pnpm run check-site <url or folder> [--pages 5] [--consent] [--ask-functions] [--json] [--out <folder>]';
const maxPages = 100;

/**
 * Reads what stands behind the command's name.
 *
 * @param cwd - Where a relative folder begins.
 * @throws CannotCheck for what is no site, or no number of pages.
 * @example
 * readArguments(['https://docs.example.com', '--pages', '3'], process.cwd()).pages; // 3
 */
export function readArguments(words: readonly string[], cwd: string): CheckArguments {
  const { values, positionals } = parseWords(words);
  const [text, ...more] = positionals;
  if (!text || more.length > 0) throw new CannotCheck(usage);
  const pages = Number(values.pages ?? '5');
  if (!Number.isInteger(pages) || pages < 0 || pages > maxPages)
    throw new CannotCheck(`--pages takes a whole number up to ${maxPages}, not "${values.pages}".`);
  return {
    target: toTarget(text, cwd),
    pages,
    grantsConsent: values.consent ?? false,
    asksFunctions: values['ask-functions'] ?? false,
    asJson: values.json ?? false,
    ...(values.out !== undefined && { out: resolve(cwd, values.out) }),
  };
}

function parseWords(words: readonly string[]) {
  try {
    return parseArgs({
      // pnpm hands on the two dashes that end its own options.
      args: words.filter((word) => word !== '--'),
      allowPositionals: true,
      options: {
        pages: { type: 'string' },
        consent: { type: 'boolean' },
        'ask-functions': { type: 'boolean' },
        json: { type: 'boolean' },
        out: { type: 'string' },
      },
    });
  } catch (error) {
    const [sentence] = (error as Error).message.split(/\.\s/);
    throw new CannotCheck(`${sentence}. ${usage}`);
  }
}

function toTarget(text: string, cwd: string): CheckArguments['target'] {
  if (/^https?:\/\//i.test(text)) {
    if (!URL.canParse(text)) throw new CannotCheck(`${text} is no address. ${usage}`);
    return { url: new URL(text).href };
  }
  const folder = resolve(cwd, text);
  if (existsSync(folder) && statSync(folder).isDirectory()) return { folder };
  const advice = /^[\w-]+(\.[\w-]+)+(:\d+)?(\/|$)/.test(text)
    ? `Of a site, write the address with its protocol: https://${text}`
    : 'Give the address of a site, or the folder in which it was built.';
  throw new CannotCheck(`There is no folder ${text}. ${advice}`);
}
