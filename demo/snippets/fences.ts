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
export function readFences(text: string): Fence[] {
  return [...text.matchAll(/^```(\w+)(.*)\n([^]*?)^```/gm)].map(
    ({ 1: language = '', 2: info = '', 3: code = '', index }) => ({
      language,
      marks: readMarks(info),
      code,
      line: text.slice(0, index).split('\n').length,
    }),
  );
}

function readMarks(info: string): Record<string, string> {
  const pairs = info.matchAll(/([\w-]+)=(?:"([^"]*)"|(\S+))/g);
  return Object.fromEntries(
    [...pairs].map(([, name = '', quoted, bare]) => [name, quoted ?? bare ?? '']),
  );
}
