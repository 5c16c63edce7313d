import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';

// Every package must be sound for those who import it, the private ones for those who bundle them.
const packages = join(import.meta.dirname, '../packages');
let problems = 0;
for (const name of readdirSync(packages)) {
  const pkgDir = join(packages, name);
  const { messages } = await publint({ pkgDir, strict: true, pack: 'pnpm' });
  const pkg = JSON.parse(readFileSync(join(pkgDir, 'package.json'), 'utf8')) as Record<
    string,
    unknown
  >;
  console.log(
    `${String(pkg['name'])}: ${messages.length === 0 ? 'all good' : `${messages.length} problem(s)`}`,
  );
  for (const message of messages) console.log(`  ${formatMessage(message, pkg) ?? message.code}`);
  problems += messages.length;
}
process.exitCode = problems === 0 ? 0 : 1;
