import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build, type BuildOptions } from 'rolldown';

const root = import.meta.dirname;

interface BuildStudioOptions {
  /** Where the Functions are; those of this package by default. */
  functionsDir?: string;
}

/**
 * Builds what is deployed to Twilio: each Function as one CommonJS file, in `functions`, and the `package.json` that
 * names what Twilio installs for them. What stands in `assets` stays.
 *
 * @example
 * await buildStudio('dist');
 */
export async function buildStudio(
  outDir: string,
  { functionsDir = join(root, 'functions') }: BuildStudioOptions = {},
): Promise<void> {
  const names = readdirSync(functionsDir).filter((file) => /(?<!\.test|\.d)\.ts$/.test(file));
  if (names.length === 0) throw new Error(`There is no Function in ${functionsDir}.`);
  const targetDir = join(outDir, 'functions');
  // A Function that is no more would else be deployed on.
  rmSync(targetDir, { recursive: true, force: true });
  mkdirSync(targetDir, { recursive: true });
  // One build each: a chunk that two of them share would be one more Function to Twilio.
  await build(names.map((name) => toOptions(join(functionsDir, name), targetDir)));
  writeFileSync(join(outDir, 'package.json'), toPackageJson());
}

function toOptions(file: string, targetDir: string): BuildOptions {
  return {
    cwd: root,
    input: file,
    platform: 'node',
    // Twilio has it installed. It is larger than all else, and its client is made by `context.getTwilioClient`.
    external: [/^twilio(\/|$)/],
    resolve: { conditionNames: ['@docent/source', 'import', 'node', 'default'] },
    // Twilio runs Node 22; the local stack and twilio-run also Node 20.
    transform: { target: 'node20' },
    output: {
      dir: targetDir,
      format: 'cjs',
      exports: 'named',
      // Readable: a stack in Twilio's log names our functions, and the size decides nothing.
      minify: false,
      codeSplitting: false,
      entryFileNames: '[name].js',
    },
  };
}

/** Without a `type`, so that the files are CommonJS wherever the folder stands. */
function toPackageJson(): string {
  const { version } = createRequire(import.meta.url)('twilio/package.json') as { version: string };
  const content = {
    name: 'docent-functions',
    version: '0.0.0',
    private: true,
    dependencies: { twilio: version },
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}

if (process.argv[1] === import.meta.filename) await buildStudio(join(root, 'dist'));
