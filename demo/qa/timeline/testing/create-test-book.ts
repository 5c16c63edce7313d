import { createBook, type Book } from '../create-book.ts';
import type { Draft } from '../draft.ts';
import { createKeeper } from '../keep/create-keeper.ts';

/** A book in memory, for one test, and a way to fill it. */
export function createTestBook({ most = 100 } = {}): Book & { write(draft: Partial<Draft>): void } {
  const log = (sentence: string) => {
    throw new Error(sentence);
  };
  const keeper = createKeeper({ file: ':memory:', most, log });
  const book = createBook({ keeper, kept: [], most, secrets: ['top-secret-token'] });
  return {
    ...book,
    write: (draft) =>
      book.add({ at: 0, source: 'local', kind: 'chat', title: 'A title', raw: null, ...draft }),
    close() {
      book.close();
      keeper.close();
    },
  };
}
