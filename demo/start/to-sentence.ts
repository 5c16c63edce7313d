import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

const root = `${import.meta.dirname}/../..`;

/** What a bundler says of a place that it cannot build. */
interface BuildProblem {
  readonly message: string;
  readonly loc?: { readonly file?: string; readonly line: number; readonly column: number };
}

/** What went wrong, in one line without a stack; of files that cannot be built, the place of the first mistake. */
export function toSentence(error: unknown): string {
  const problem = findBuildProblem(error);
  if (problem) return describeBuildProblem(problem);
  const message = error instanceof Error ? error.message : String(error);
  return message.replaceAll(/\s*\n\s*/g, ' ').trim();
}

function findBuildProblem(error: unknown): BuildProblem | undefined {
  const { errors } = (error ?? {}) as { errors?: unknown };
  return Array.isArray(errors) ? (errors[0] as BuildProblem | undefined) : undefined;
}

function describeBuildProblem({ message, loc }: BuildProblem): string {
  const [first = ''] = stripVTControlCharacters(message).split('\n');
  const what = first.replace(/^\[\w+\]\s*/, '').replace(/\.?$/, '.');
  const place = loc?.file ? `${relative(root, loc.file)}:${loc.line}:${loc.column + 1}: ` : '';
  return `${place}${what} Mend that, and start the demo again.`;
}
