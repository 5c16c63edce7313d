import type { IndexAsset } from './index-asset.ts';
import { forEachNumber } from './variable-numbers.ts';

/** Which sections a term is in, and how much it says of each, from 1 to 15. */
export interface Postings {
  /** How many sections have the term with this number in the vocabulary. */
  count(term: number): number;
  forEach(term: number, callback: (section: number, impact: number) => void): void;
}

/** Makes the postings of an asset readable without unpacking them: only what a question asks for is ever decoded. */
export function createPostings({
  lengths,
  postings: bytes,
}: Pick<IndexAsset, 'lengths' | 'postings'>): Postings {
  const starts: number[] = [0];
  let end = 0;
  forEachNumber({ bytes: lengths, from: 0, to: lengths.length }, (length) => {
    end += length;
    starts.push(end);
  });
  const toRange = (term: number) => ({ bytes, from: starts[term] ?? 0, to: starts[term + 1] ?? 0 });

  return {
    count(term) {
      let count = 0;
      const { from, to } = toRange(term);
      for (let index = from; index < to; index++) if ((bytes[index] ?? 0) < 128) count++;
      return count;
    },
    forEach(term, callback) {
      let section = -1;
      forEachNumber(toRange(term), (number) => {
        section += number >>> 4;
        callback(section, number & 15);
      });
    },
  };
}
