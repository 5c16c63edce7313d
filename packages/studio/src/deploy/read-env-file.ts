import { readFileSync } from 'node:fs';
import { parse } from 'dotenv';
import { DeployError } from './deploy-error.ts';

/** Reads a `.env` file. Throws {@link DeployError} when it cannot be read. */
export function readEnvFile(file: string): Record<string, string> {
  try {
    return parse(readFileSync(file));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    const reason = code === 'ENOENT' ? 'it does not exist' : `the system says ${code}`;
    throw new DeployError(
      `The settings ${file} cannot be read: ${reason}. Copy packages/studio/.env.example to it, and fill it in.`,
      { cause: error },
    );
  }
}
