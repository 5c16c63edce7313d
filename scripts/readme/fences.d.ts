/** A piece of code in a document. */
export interface Fence {
  readonly language: string;
  /** What stands behind the language: `run=tags`, `file=../a.html`, `not-run="needs an account"`. */
  readonly marks: Readonly<Record<string, string>>;
  readonly code: string;
  /** Where it begins, from 1. */
  readonly line: number;
}
/**
 * Reads the fenced code of a Markdown document.
 *
 * @example
 * readFences('```sh not-run="needs an account"\ntwilio login\n```\n')[0]?.marks; // { 'not-run': 'needs an account' }
 */
export declare function readFences(text: string): Fence[];
//# sourceMappingURL=fences.d.ts.map
