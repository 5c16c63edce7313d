import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { buildStudio } from '../../../packages/studio/build.ts';

function createFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'docent-build-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Sources: name → text. */
async function build(sources: Record<string, string>, outDir = createFolder()): Promise<string> {
  const functionsDir = createFolder();
  for (const [name, text] of Object.entries(sources)) writeFileSync(join(functionsDir, name), text);
  await buildStudio(outDir, { functionsDir });
  return outDir;
}

const handler = 'export const handler = () => undefined;';

test('each Function is one CommonJS file that needs nothing beside it', async () => {
  const phone = join(import.meta.dirname, '../../../packages/identity/src/parse-phone.ts');
  const importing = `import { parsePhone } from ${JSON.stringify(phone)};
    export const handler = () => parsePhone('+14155552671');`;
  const outDir = await build({ 'one.ts': importing, 'two.protected.ts': importing });
  const file = join(outDir, 'functions/two.protected.js');
  const script = `console.log(JSON.stringify(require(${JSON.stringify(file)}).handler()))`;
  const printed = execFileSync(process.execPath, ['-e', script], { encoding: 'utf8' });
  expect(printed).toContain('+14155552671');
  expect(existsSync(join(outDir, 'functions/one.js'))).toBe(true);
  expect(readFileSync(file, 'utf8')).not.toMatch(/require\("(?!node:)/);
});

test('the helper library is not built in, and is what the package asks for', async () => {
  const outDir = await build({
    'one.ts': "import twilio from 'twilio';\nexport const handler = () => twilio.twiml;",
  });
  expect(readFileSync(join(outDir, 'functions/one.js'), 'utf8')).toContain('require("twilio")');
  const manifest: unknown = JSON.parse(readFileSync(join(outDir, 'package.json'), 'utf8'));
  expect(manifest).toMatchObject({ private: true, dependencies: { twilio: '6.2.0' } });
  // Else Node would not take the files for CommonJS.
  expect(manifest).not.toHaveProperty('type');
});

test('tests and types are no Functions', async () => {
  const outDir = await build({
    'one.ts': handler,
    'one.test.ts': handler,
    'two.d.ts': 'export {};',
  });
  expect(existsSync(join(outDir, 'functions/one.js'))).toBe(true);
  expect(existsSync(join(outDir, 'functions/one.test.js'))).toBe(false);
  expect(existsSync(join(outDir, 'functions/two.d.js'))).toBe(false);
});

test('building again removes old Functions, and leaves the assets', async () => {
  const outDir = await build({ 'old.ts': handler, 'kept.ts': handler });
  mkdirSync(join(outDir, 'assets'));
  writeFileSync(join(outDir, 'assets/docs-index.private.json'), '{}');
  await build({ 'kept.ts': handler }, outDir);
  expect(existsSync(join(outDir, 'functions/old.js'))).toBe(false);
  expect(existsSync(join(outDir, 'functions/kept.js'))).toBe(true);
  expect(readFileSync(join(outDir, 'assets/docs-index.private.json'), 'utf8')).toBe('{}');
});

test('a folder without Functions is refused', async () => {
  await expect(build({ 'read-me.md': '' })).rejects.toThrow(/There is no Function in/);
});
