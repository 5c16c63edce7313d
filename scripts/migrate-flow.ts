import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { FlowError } from '../demo/emulator/studio/flow/flow-error.ts';
import { parseFlow } from '../demo/emulator/studio/flow/parse-flow.ts';
import { printFlow } from '../demo/emulator/studio/flow/print-flow.ts';
import { migrateFlow } from '../demo/emulator/studio/migrate/migrate-flow.ts';
import { printChanges } from '../demo/emulator/studio/migrate/print-changes.ts';

// Rewrites a flow that the Console has exported for the Conversations trigger. The new flow goes to the standard output
// or to `--out`; what was changed goes to the standard error, so that the flow alone can be piped.

const usage = 'Say which flow: pnpm migrate-flow <flow.json> [--out <new-flow.json>]';

try {
  const { file, out } = readArguments();
  const { flow, changes } = migrateFlow(parseFlow(readText(file)));
  if (out === undefined) process.stdout.write(printFlow(flow));
  else writeText(out, printFlow(flow));
  process.stderr.write(printChanges(changes));
  if (out !== undefined) process.stderr.write(`The new flow is in ${out}.\n`);
} catch (error) {
  process.exitCode = 1;
  process.stderr.write(`${toSentence(error)}\n`);
}

function readArguments(): { file: string; out: string | undefined } {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { out: { type: 'string' } },
  });
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) throw new Error(usage);
  return { file, out: values.out };
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new Error(`${file} cannot be read: ${toReason(error)}.`, { cause: error });
  }
}

function writeText(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new Error(`${file} cannot be written: ${toReason(error)}.`, { cause: error });
  }
}

function toReason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  if (code === 'ENOENT') return 'it does not exist';
  if (code === 'EISDIR') return 'it is a folder';
  if (code === 'EACCES') return 'it is not allowed';
  return `the system says ${String(code)}`;
}

function toSentence(error: unknown): string {
  if (error instanceof FlowError) return `This is not a flow that Studio takes:\n${error.message}`;
  return error instanceof Error ? error.message : String(error);
}
