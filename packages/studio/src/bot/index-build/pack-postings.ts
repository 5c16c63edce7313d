import type { IndexAsset } from '../search/index-asset.ts';
import { pushNumber } from '../search/variable-numbers.ts';

interface Posting {
  readonly bytes: number[];
  last: number;
}

/** Turns what each section is found by round, into the sections that each term is found in. */
export function packPostings(
  sections: readonly ReadonlyMap<string, number>[],
): Pick<IndexAsset, 'terms' | 'lengths' | 'postings'> {
  const byTerm = new Map<string, Posting>();
  for (const [section, terms] of sections.entries()) {
    for (const [term, impact] of terms) {
      const posting = byTerm.get(term) ?? { bytes: [], last: -1 };
      pushNumber(posting.bytes, (section - posting.last) * 16 + impact);
      posting.last = section;
      byTerm.set(term, posting);
    }
  }
  const terms = [...byTerm.keys()].toSorted();
  const packed = terms.map((term) => byTerm.get(term)?.bytes ?? []);
  const lengths: number[] = [];
  for (const { length } of packed) pushNumber(lengths, length);
  return {
    terms: terms.join(' '),
    lengths: Uint8Array.from(lengths),
    postings: Uint8Array.from(packed.flat()),
  };
}
