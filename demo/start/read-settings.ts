import { existsSync } from 'node:fs';
import { relative } from 'node:path';
import { StartProblem } from './start-problem.ts';

interface SettingsFile<T> {
  readonly file: string;
  /** The variable of the environment that names the file. */
  readonly variable: string;
  readonly read: (file: string) => T;
}

/** Reads a file of settings. Throws a {@link StartProblem} that names the first mistake, and how many there are. */
export function readSettings<T>({ file, variable, read }: SettingsFile<T>): T {
  if (!existsSync(file))
    throw new StartProblem(`There is no file ${file}. Put it back, or set ${variable} to another.`);
  try {
    return read(file);
  } catch (error) {
    throw new StartProblem(`${toName(file)}: ${toMistake(error, file)} Mend it, and start again.`);
  }
}

function toMistake(error: unknown, file: string): string {
  const message = (error as Error).message.replace(`${file}: `, '');
  const [first = '', ...more] = message.split('\n').map((line) => line.trim());
  const listed = /has (\d+) problem\(s\):$/.exec(first)?.[1];
  if (!listed) return first.replace(/[.:]?$/, '.');
  const others = Number(listed) - 1;
  return `${more[0]?.replace(/\.?$/, '')}${others > 0 ? ` (and ${others} more)` : ''}.`;
}

function toName(file: string): string {
  const name = relative(process.cwd(), file);
  return name.startsWith('..') ? file : name;
}
