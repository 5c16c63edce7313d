import { fill, toCounted } from '../strings/fill.ts';
import type { Strings } from '../strings/strings.ts';
import { maxBytes, maxFiles, type FileProblem } from './check-files.ts';
import { formatBytes } from './format-bytes.ts';

/**
 * Says in a sentence why a file cannot be sent.
 *
 * @example
 * tellProblem({ kind: 'empty', name: 'a.txt' }, strings); // 'a.txt is empty.'
 */
export function tellProblem({ kind, name: given }: FileProblem, strings: Strings): string {
  const { files, lang } = strings;
  const name = given || files.unnamed;
  const size = formatBytes(maxBytes, lang);
  if (kind === 'too-many') return toCounted(strings, files.tooMany, maxFiles);
  if (kind === 'too-large-together') return fill(files.tooLargeTogether, { size });
  if (kind === 'too-large') return fill(files.tooLarge, { name, size });
  return fill(kind === 'empty' ? files.empty : files.wrongType, { name });
}
