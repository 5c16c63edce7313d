import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** All files at or below a path, without those that `isSkipped` names. */
export function listFiles(
  path: string,
  isSkipped: (name: string) => boolean = () => false,
): string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { withFileTypes: true }).flatMap((entry) => {
    if (isSkipped(entry.name)) return [];
    const child = join(path, entry.name);
    if (entry.isDirectory()) return listFiles(child, isSkipped);
    return entry.isFile() ? [child] : [];
  });
}
