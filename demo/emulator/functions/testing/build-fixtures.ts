import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildStudio } from '../../../../packages/studio/build.ts';

/** A folder with the built fixtures and their assets. */
export interface BuiltFixtures {
  folder: string;
  remove(): void;
}

/** Builds the fixtures as the Functions of the product are built. */
export async function buildFixtures(): Promise<BuiltFixtures> {
  const folder = mkdtempSync(join(tmpdir(), 'docent-functions-'));
  const source = (name: string) => join(import.meta.dirname, name);
  cpSync(source('fixture-assets'), join(folder, 'assets'), { recursive: true });
  await buildStudio(folder, { functionsDir: source('fixture-functions') });
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
