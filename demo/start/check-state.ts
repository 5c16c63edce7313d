import { existsSync, mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { StartProblem } from './start-problem.ts';

const whys: Readonly<Record<string, string>> = {
  EACCES: 'you may not write there',
  EPERM: 'you may not write there',
  EROFS: 'it is on a disk that can only be read',
  ENOSPC: 'the disk is full',
  ENOENT: 'no folder can be made there',
  ENOTDIR: 'a part of its path is a file',
  EEXIST: 'it is a file',
};

/**
 * Makes sure that the state can be kept in a folder. What stands where the folder of files belongs is moved aside. Throws a
 * {@link StartProblem}.
 */
export function checkState(folder: string, log: (sentence: string) => void): void {
  const probe = join(folder, `.probe-${process.pid}`);
  try {
    makeFolder(resolve(folder));
    writeFileSync(probe, '');
    rmSync(probe);
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    throw new StartProblem(
      `The demo cannot keep its state in ${folder}: ${whys[code] ?? code}. Mend that, or set DOCENT_STATE to another folder.`,
    );
  }
  const media = join(folder, 'media');
  if (existsSync(media) && !statSync(media).isDirectory()) moveAside(media, log);
}

// Not `recursive`: below a folder such as /proc, Node.js would try for ever.
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  mkdirSync(path);
}

function moveAside(path: string, log: (sentence: string) => void): void {
  const aside = `${path}.corrupt-${new Date().toISOString().replaceAll(/[:.]/g, '-')}`;
  renameSync(path, aside);
  log(`${path} should be a folder of files. It was moved to ${aside}; a new one is begun.`);
}
