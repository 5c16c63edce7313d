import { buildIndexCommand } from '../packages/studio/src/bot/index-build/build-index-command.ts';

// Builds the index that the bot answers from, out of a docs site. What was left out goes to the standard error.

try {
  await buildIndexCommand(process.argv.slice(2), {
    tell: (sentence) => void process.stdout.write(`${sentence}\n`),
    warn: (sentence) => void process.stderr.write(`${sentence}\n`),
  });
} catch (error) {
  process.exitCode = 1;
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
}
