import { highestImpact } from '../search/index-asset.ts';
import { toTerms } from '../text/to-terms.ts';
import type { DocPage, DocSection } from './doc-page.ts';

/** What a section is found by. */
export interface TermFields {
  readonly title: readonly string[];
  readonly heading: readonly string[];
  readonly description: readonly string[];
  readonly text: readonly string[];
  readonly code: readonly string[];
}

// Found by trying, on the questions of `relevance/questions.json` that are not held out.
const fieldWeights = { title: 3, heading: 5, description: 1.5, text: 1, code: 0.5 } as const;
const saturation = 1.2;
const lengthShare = 0.8;
const usualLength = 50;

/** The words of a section, by where they stand. Where a page begins, its title is the heading. */
export function toTermFields(page: DocPage, section: DocSection): TermFields {
  return {
    title: toTerms(page.title),
    heading: toTerms(section.heading || page.title),
    description: section.heading ? [] : toTerms(page.description),
    text: toTerms(section.text),
    code: toTerms(section.code),
  };
}

/**
 * How much each term says of a section, from 1 to 15: the frequency of BM25F, with a word of the heading worth several of
 * the text, and each further one worth less.
 */
export function weighTerms(fields: TermFields): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const [field, weight] of Object.entries(fieldWeights)) {
    const terms = fields[field as keyof TermFields];
    const perTerm = weight / toLengthFactor(field, terms.length);
    for (const term of terms) sums.set(term, (sums.get(term) ?? 0) + perTerm);
  }
  return new Map([...sums].map(([term, sum]) => [term, toImpact(sum)]));
}

/** Long texts hold more words by chance. Titles and headings are short everywhere. */
function toLengthFactor(field: string, length: number): number {
  if (field !== 'text' && field !== 'code') return 1;
  return 1 - lengthShare + lengthShare * (length / usualLength);
}

function toImpact(sum: number): number {
  return Math.max(1, Math.round((highestImpact * sum) / (sum + saturation)));
}
