import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseScenario } from '../../demo/emulator/studio/scenarios/scenario.ts';
import type { Fence } from '../../demo/snippets/fences.ts';

// Run as they stand by demo/e2e/docs-snippets.spec.ts, which fails for a name that it does not know.
const ofPages = new Set(['html', 'js', 'text']);

/** What is wrong with the code in a document; what is run by a test of its own is judged there. */
export function checkFences(file: string, fences: readonly Fence[]): string[] {
  return fences.flatMap((fence) => {
    const problem = judge(file, fence);
    return problem ? [`${file}:${fence.line}: ${problem}`] : [];
  });
}

function judge(file: string, { language, marks, code }: Fence): string | undefined {
  const { run, file: quoted, 'tested-by': test, 'not-run': reason } = marks;
  if (quoted) return checkQuote(join(dirname(file), quoted), code);
  if (test && !existsSync(test)) return `${test}, which is to test it, is not there.`;
  if (ofPages.has(language) && !(run ?? test ?? reason))
    return `Nobody runs this ${language}. Say run=, file=, tested-by= or not-run="why" behind the language.`;
  if (language === 'json') return failureOf(() => JSON.parse(code));
  // A scenario of a flow, where nothing else is said.
  if (language === 'yaml' && !reason) return failureOf(() => parseScenario(code));
  return undefined;
}

function checkQuote(path: string, code: string): string | undefined {
  // Not how far it is set in: that is another matter here than there.
  const plain = (text: string) => text.replaceAll(/^[ \t]+/gm, '');
  const isSame = existsSync(path) && plain(readFileSync(path, 'utf8')).includes(plain(code));
  return isSame ? undefined : `${path} is shown, but not as it is there.`;
}

function failureOf(read: () => unknown): string | undefined {
  try {
    read();
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}
