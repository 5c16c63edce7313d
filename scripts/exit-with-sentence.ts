/** Ends the process with one line that says what is wrong and what to do, without a stack. */
export function exitWithSentence(error: unknown): never {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}
