import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { CannotRun } from './read-arguments.ts';
import { parseScenario, type Scenario } from './scenario.ts';

/** A scenario and the name of its file, without folder and ending. */
export interface ScenarioFile {
  scenario: Scenario;
  name: string;
}

const endings = new Set(['.yaml', '.yml', '.json']);

/** The JSON of a flow. Throws {@link CannotRun} where there is none. */
export function readFlowText(file: string): string {
  const text = readText(file);
  try {
    JSON.parse(text);
  } catch (error) {
    throw new CannotRun(`${file} is not JSON: ${(error as Error).message}`);
  }
  return text;
}

/** Reads scenarios; a folder stands for all that are directly in it. Throws {@link CannotRun}. */
export function readScenarios(paths: readonly string[]): ScenarioFile[] {
  return paths.flatMap(listFiles).map((file) => {
    try {
      return { scenario: parseScenario(readText(file)), name: basename(file, extname(file)) };
    } catch (error) {
      if (error instanceof CannotRun) throw error;
      throw new CannotRun(`${file} is no scenario:\n${(error as Error).message}`);
    }
  });
}

function listFiles(path: string): string[] {
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return [path];
  const names = readdirSync(path).filter((name) => endings.has(extname(name)));
  if (names.length === 0) throw new CannotRun(`There is no scenario in ${path}.`);
  return names.toSorted().map((name) => join(path, name));
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    throw new CannotRun(
      isMissing
        ? `There is no file ${file}.`
        : `${file} cannot be read: ${(error as Error).message}`,
    );
  }
}
