interface GivenFile {
  readonly name: string;
  /** bytes */
  readonly size: number;
}

// What Twilio takes in a message.
const largestBytes = 150 * 1024 * 1024;
const mostFiles = 10;

/** Adds files to those of a message, and says why one cannot be sent. */
export function checkFiles<F extends GivenFile>(
  before: readonly F[],
  given: readonly F[],
): { readonly files: readonly F[]; readonly problem: string | undefined } {
  const empty = given.find(({ size }) => size === 0);
  const large = given.find(({ size }) => size > largestBytes);
  const fitting = given.filter(({ size }) => size > 0 && size <= largestBytes);
  const all = [...before, ...fitting];
  const problem = empty
    ? `${empty.name} is empty.`
    : large
      ? `${large.name} is too large: Twilio takes 150 MB at most.`
      : all.length > mostFiles
        ? `A message takes ${mostFiles} files. Send the others with the next one.`
        : undefined;
  return { files: all.slice(0, mostFiles), problem };
}
