import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';

const flows = join(import.meta.dirname, '../packages/studio/flows');
const recipe = join(flows, 'recipe.json');
const migrated = readFileSync(join(flows, 'recipe-conversations.json'), 'utf8');

function run(...parts: string[]): { code: number | null; stdout: string; stderr: string } {
  const script = join(import.meta.dirname, 'migrate-flow.ts');
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', script, ...parts],
    { encoding: 'utf8' },
  );
  return { code: status, stdout, stderr };
}

function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'migrate-flow-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

test('the new flow is printed alone, and the changes beside it', () => {
  const { code, stdout, stderr } = run(recipe);
  expect({ code, stdout }).toEqual({ code: 0, stdout: migrated });
  expect(stderr).toContain('6 changes:');
  expect(stderr).toContain('profile_api (states[1].properties.url)');
  expect(stderr).toContain(
    'trigger.message.ChannelSid is now trigger.conversation.ConversationSid',
  );
});

test('with --out the new flow is written, and the old one stays', () => {
  const out = join(makeFolder(), 'new.json');
  const before = readFileSync(recipe, 'utf8');
  const { code, stdout, stderr } = run(recipe, '--out', out);
  expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
  expect(stderr).toContain(`The new flow is in ${out}.`);
  expect(readFileSync(out, 'utf8')).toBe(migrated);
  expect(readFileSync(recipe, 'utf8')).toBe(before);
});

test('a flow that is migrated already comes out as it is', () => {
  const { code, stdout, stderr } = run(join(flows, 'recipe-conversations.json'));
  expect({ code, stdout, stderr }).toEqual({
    code: 0,
    stdout: migrated,
    stderr: 'Nothing had to be changed.\n',
  });
});

test('the token in a URL is not printed with the changes', () => {
  const file = join(makeFolder(), 'flow.json');
  writeFileSync(file, readFileSync(recipe, 'utf8').replace('${PROFILE_TOKEN}', 'very-secret'));
  const { stdout, stderr } = run(file);
  expect(stdout).toContain('https://very-secret:@');
  expect(stderr).toContain('https://…@profiles.segment.com');
  expect(stderr).not.toContain('very-secret');
});

test('what goes wrong is said in a sentence, and nothing is printed', () => {
  const folder = makeFolder();
  const broken = join(folder, 'broken.json');
  writeFileSync(broken, '{"states": []}');
  const cases: [string[], string][] = [
    [[], 'Say which flow: pnpm migrate-flow <flow.json> [--out <new-flow.json>]'],
    [[recipe, recipe], 'Say which flow: pnpm migrate-flow <flow.json> [--out <new-flow.json>]'],
    [
      [join(folder, 'none.json')],
      `${join(folder, 'none.json')} cannot be read: it does not exist.`,
    ],
    [[folder], `${folder} cannot be read: it is a folder.`],
    [[recipe, '--out', folder], `${folder} cannot be written: it is a folder.`],
    [[recipe, '--what'], "Unknown option '--what'"],
    [[broken], 'This is not a flow that Studio takes:\ninitial_state: "initial_state" is missing.'],
  ];
  for (const [parts, sentence] of cases) {
    const { code, stdout, stderr } = run(...parts);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain(sentence);
    expect(stderr).not.toMatch(/\n\s+at /u);
  }
});
