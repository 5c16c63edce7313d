import type { Attachment } from '../state/model.ts';
import { toSafeName } from './safe-name.ts';

/** Why a file cannot be sent. `too-many` and `too-large-together` are of all of them: they come once, without a name. */
export interface FileProblem {
  readonly kind: 'too-large' | 'empty' | 'wrong-type' | 'too-many' | 'too-large-together';
  readonly name: string;
}

/** What is to be checked. */
export interface FilesToCheck {
  readonly files: readonly File[];
  /** Those that are attached already. */
  readonly held: readonly Attachment[];
  /** The types that can be sent, as of the `accept` of an input. */
  readonly accept?: string | undefined;
}

/** What came of it. */
export interface CheckedFiles {
  readonly accepted: readonly Attachment[];
  readonly problems: readonly FileProblem[];
}

/** Bytes in all the files of a message: what Twilio takes. */
export const maxBytes = 16_000_000;
/** Files in a message. */
export const maxFiles = 10;

// What runs nothing where it is opened.
const defaultAccept = `image/png,image/jpeg,image/gif,image/webp,image/avif,image/heic,image/heif,application/pdf,
  text/plain,text/csv,.txt,.log,.md,.csv,.json,.yaml,.yml,.zip,.gz,.har,
  .doc,.docx,.xls,.xlsx,.ppt,.pptx,.odt,.ods,.odp,.rtf`;
const mediaType = /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+$/;

/**
 * Says which files can be sent with a message, and what is wrong with the others.
 *
 * @example
 * const { accepted, problems } = checkFiles({ files: [...input.files], held: [], accept: config.files });
 */
export function checkFiles({ files, held, accept = defaultAccept }: FilesToCheck): CheckedFiles {
  const types = accept.split(',').map((one) => one.trim().toLowerCase());
  const accepted: Attachment[] = [];
  const problems: FileProblem[] = [];
  let bytes = held.reduce((sum, { blob }) => sum + blob.size, 0);
  for (const file of files) {
    const name = toSafeName(file.name);
    const wrong = findProblem(file, types);
    if (wrong) problems.push({ kind: wrong, name });
    else if (held.length + accepted.length >= maxFiles)
      problems.push({ kind: 'too-many', name: '' });
    else if (bytes + file.size > maxBytes) problems.push({ kind: 'too-large-together', name: '' });
    else {
      bytes += file.size;
      accepted.push({ name: name || 'file', type: toType(file.type), blob: file });
    }
  }
  return { accepted, problems: problems.filter(isFirst) };
}

function findProblem(file: File, types: readonly string[]): FileProblem['kind'] | undefined {
  if (file.size === 0) return 'empty';
  if (!types.some((type) => isOfType(file, type))) return 'wrong-type';
  return file.size > maxBytes ? 'too-large' : undefined;
}

function isOfType({ name, type }: File, wanted: string): boolean {
  if (wanted.startsWith('.')) return name.toLowerCase().endsWith(wanted);
  if (wanted === '*/*' || wanted === '*') return true;
  const given = type.toLowerCase();
  return wanted.endsWith('/*') ? given.startsWith(wanted.slice(0, -1)) : given === wanted;
}

function toType(type: string): string {
  return mediaType.test(type) ? type : 'application/octet-stream';
}

/** What is said of all of them is said once. */
function isFirst({ kind, name }: FileProblem, place: number, all: readonly FileProblem[]): boolean {
  return name !== '' || all.findIndex((one) => one.kind === kind) === place;
}
