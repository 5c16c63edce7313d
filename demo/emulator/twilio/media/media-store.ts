import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isSid } from '../sids.ts';

/** The bytes of files, by the SID of their media. */
export interface MediaStore {
  /** Signs temporary links; new with each start, as links live for minutes only. */
  linkKey: Buffer;
  put(sid: string, bytes: Uint8Array): Promise<void>;
  /** `undefined` when the file is gone. */
  get(sid: string): Promise<Uint8Array | undefined>;
  remove(sid: string): Promise<void>;
}

interface MediaStoreOptions {
  /** Where files are kept; in memory if not given. */
  directory?: string;
}

export function createMediaStore({ directory }: MediaStoreOptions = {}): MediaStore {
  const linkKey = randomBytes(32);
  return { linkKey, ...(directory === undefined ? inMemory() : inDirectory(directory)) };
}

function inMemory(): Omit<MediaStore, 'linkKey'> {
  const files = new Map<string, Uint8Array>();
  return {
    put: async (sid, bytes) => void files.set(sid, bytes),
    get: async (sid) => files.get(sid),
    remove: async (sid) => void files.delete(sid),
  };
}

function inDirectory(directory: string): Omit<MediaStore, 'linkKey'> {
  // A SID comes from outside; anything else than one could lead out of the directory.
  const pathOf = (sid: string) => {
    if (!isSid('ME', sid)) throw new RangeError(`${sid} is no SID of media.`);
    return join(directory, sid);
  };
  return {
    async put(sid, bytes) {
      await mkdir(directory, { recursive: true });
      await writeFile(pathOf(sid), bytes);
    },
    async get(sid) {
      try {
        return await readFile(pathOf(sid));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
        throw error;
      }
    },
    remove: (sid) => rm(pathOf(sid), { force: true }),
  };
}
