import { createHash } from 'node:crypto';
import { runtime, type Build } from './build.ts';
import { toCanonicalJson } from './canonical-json.ts';

/** A hash over everything that decides what runs: each file with its path and access, the runtime, its dependencies. */
export function toBuildHash({ functions, assets, dependencies }: Build): string {
  const files = [
    ...functions.map((file) => ({ kind: 'function', ...file })),
    ...assets.map((file) => ({ kind: 'asset', ...file })),
  ].map(({ kind, path, access, content }) => [path, kind, access, toHash(content)].join(' '));
  return toHash(toCanonicalJson({ runtime, dependencies, files: files.toSorted() })).slice(0, 16);
}

function toHash(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}

/** What DOCENT_BUILD holds: the hash, and the build that it became. Whoever activates another build is noticed. */
export function toBuildMark(buildHash: string, buildSid: string): string {
  return `${buildHash}.${buildSid}`;
}
