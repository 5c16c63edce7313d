import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureLanguages } from './ensure-languages.ts';
import { exitWithSentence } from './exit-with-sentence.ts';
import { ensureBrowser } from './find-browser.ts';

// The whole check: what must hold before a change lands. Runs every step, says what it is doing, and closes with one
// line `N passed, N failed`. One step is one count; of the steps that run tests, each test counts.

interface Count {
  passed: number;
  failed: number;
}

interface Step {
  name: string;
  command: string[];
  /** Reads how many tests passed and failed, from the report that the step has written. */
  count?: () => Count;
}

const root = join(import.meta.dirname, '..');
const reports = join(root, '.tsbuild/reports');
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

const steps: Step[] = [
  { name: 'Types', command: ['tsc', '-b'] },
  { name: 'Lint', command: ['oxlint', '--type-aware'] },
  { name: 'Format', command: ['prettier', '--check', '.', '--log-level', 'warn'] },
  vitest('Unit tests', 'unit', ['--project', 'unit', '--project', 'node']),
  vitest('Browser tests', 'browser', ['--project', 'browser']),
  { name: 'Build of the tracker', command: ['tsx', 'packages/tracker/build.ts'] },
  { name: 'Build of the widget', command: ['tsx', 'packages/widget/build.ts'] },
  { name: 'Build of the Functions', command: ['tsx', 'packages/studio/build.ts'] },
  { name: 'Package check', command: ['tsx', 'scripts/check-packages.ts'] },
  { name: 'README check', command: ['tsx', 'scripts/check-readme.ts'] },
  { name: 'Sizes', command: ['tsx', 'scripts/check-sizes.ts'] },
  {
    name: 'End-to-end tests',
    command: ['playwright', 'test', '--reporter=list,json'],
    count: countPlaywright,
  },
];

process.env['PLAYWRIGHT_JSON_OUTPUT_NAME'] = join(reports, 'e2e.json');
const browser = await ensureBrowser().catch(exitWithSentence);
console.log(`Testing in ${browser}.`);
ensureLanguages();

const total: Count = { passed: 0, failed: 0 };
for (const step of steps) {
  console.log(`\n▸ ${step.name}: ${step.command.join(' ')}`);
  const begin = performance.now();
  const ok = await run(step.command);
  const { passed, failed } = judge(step, ok);
  total.passed += passed;
  total.failed += failed;
  const seconds = ((performance.now() - begin) / 1000).toFixed(1);
  console.log(
    `${failed === 0 ? '✓' : '✗'} ${step.name}: ${passed} passed, ${failed} failed (${seconds} s)`,
  );
}
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;

function run(command: string[]): Promise<boolean> {
  return new Promise((resolve) => {
    const isWindows = process.platform === 'win32';
    const child = spawn('pnpm', ['exec', ...command], {
      cwd: root,
      stdio: 'inherit',
      shell: isWindows,
    });
    child.on('error', () => resolve(false));
    child.on('close', (code) => resolve(code === 0));
  });
}

/** A step that ends badly has failed, whatever its report says; a report without any test is no success either. */
function judge({ count }: Step, ok: boolean): Count {
  const plain = { passed: ok ? 1 : 0, failed: ok ? 0 : 1 };
  if (!count) return plain;
  try {
    const counted = count();
    if (counted.passed + counted.failed === 0) return { passed: 0, failed: 1 };
    return ok ? counted : { ...counted, failed: Math.max(1, counted.failed) };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

function vitest(name: string, report: string, args: string[]): Step {
  const file = join(reports, `${report}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  return {
    name,
    command: ['vitest', 'run', ...args, ...reporters],
    count: () => {
      const result = JSON.parse(readFileSync(file, 'utf8')) as {
        numPassedTests: number;
        numFailedTests: number;
      };
      return { passed: result.numPassedTests, failed: result.numFailedTests };
    },
  };
}

function countPlaywright(): Count {
  const report = JSON.parse(readFileSync(join(reports, 'e2e.json'), 'utf8')) as {
    stats: { expected: number; unexpected: number; flaky: number };
  };
  const { expected, unexpected, flaky } = report.stats;
  return { passed: expected, failed: unexpected + flaky };
}
