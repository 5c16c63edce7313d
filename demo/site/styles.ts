import { readFileSync } from 'node:fs';
import { join } from 'node:path';

// In this order: a later file may refine an earlier one, and the rules for screens and paper refine them all.
const files = [
  'base',
  'buttons',
  'header',
  'columns',
  'versions',
  'text',
  'code',
  'after-text',
  'support',
  'search',
  'privacy',
  'screens',
];

/** The style sheet of the site, as one file: a page asks for it once. */
export function readStyles(): string {
  return files
    .map((name) => readFileSync(join(import.meta.dirname, 'styles', `${name}.css`), 'utf8'))
    .join('\n');
}
