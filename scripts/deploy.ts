import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { buildStudio } from '../packages/studio/build.ts';
import { readBuild } from '../packages/studio/src/deploy/read-build.ts';
import { runDeploy } from '../packages/studio/src/deploy/run-deploy.ts';
import { connectTwilio } from '../packages/studio/src/deploy/twilio-access.ts';

// Puts the Functions, the flow and all that belongs to them at Twilio, after a plan. See `runDeploy`.

const studio = join(import.meta.dirname, '../packages/studio');
const { stdin, stdout, stderr, argv, env } = process;
// pnpm runs scripts in the package's folder: a file is named from where the command was given.
process.chdir(env['INIT_CWD'] ?? '.');

process.exitCode = await runDeploy(argv.slice(2), {
  envFile: join(studio, '.env'),
  readFlow: (name) => readFileSync(join(studio, 'flows', `${name}.json`), 'utf8'),
  async build() {
    const folder = resolve(studio, 'dist');
    await buildStudio(folder);
    return readBuild(folder);
  },
  connect: connectTwilio,
  fetch,
  ask: stdin.isTTY ? ask : undefined,
  write: (text) => void stdout.write(text),
  writeError: (text) => void stderr.write(text),
});

async function ask(question: string): Promise<boolean> {
  const prompt = createInterface({ input: stdin, output: stdout });
  const answer = await prompt.question(`\n${question} (y/N) `);
  prompt.close();
  return /^y(es)?$/iu.test(answer.trim());
}
