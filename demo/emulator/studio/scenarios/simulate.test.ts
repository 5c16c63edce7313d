import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { split, trigger, sendMessage } from '../testing/flow-parts.ts';
import { simulate } from './simulate.ts';

const root = join(import.meta.dirname, '../../../..');
const recipe = 'packages/studio/flows/recipe.json';
const recipeStories = 'packages/studio/scenarios/recipe';

/** A folder that goes with its test. */
function createFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'docent-simulate-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function write(name: string, content: unknown): string {
  const file = join(createFolder(), name);
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

async function run(...words: string[]) {
  let output = '';
  const code = await simulate(words, { write: (text) => void (output += text) });
  return { code, output, last: output.trimEnd().split('\n').at(-1) };
}

/** The same as its own process. */
async function spawnCommand(...words: string[]) {
  const args = ['--import', 'tsx', 'scripts/simulate.ts', ...words];
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, NO_COLOR: '1' },
  });
  let [output, errors] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => void (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => void (errors += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, output, errors, last: output.trimEnd().split('\n').at(-1) };
}

test('the scenarios of a flow that does what they say pass, which the last line counts', async () => {
  const stories = ['docs-read', 'none-read'].map((name) => `${recipeStories}/${name}.yaml`);
  const { code, output, last, errors } = await spawnCommand(recipe, ...stories);
  expect(errors).toBe('');
  expect(output).toContain('✓ Somebody who read no docs gets the bot');
  expect(output).toContain('Path     profile_api → split_based_on → autopilot_reply');
  expect(output).not.toContain('docent-demo-profile-token');
  expect({ code, last }).toEqual({ code: 0, last: '2 passed, 0 failed' });
});

test('a scenario that fails shows what was expected and its trace, and the rest is still played', async () => {
  const text = readFileSync(join(root, recipeStories, 'none-read.yaml'), 'utf8');
  const wrong = write('wrong.yaml', text.replace('outcome: reply', 'outcome: task'));
  const { code, output, last } = await spawnCommand(
    recipe,
    wrong,
    `${recipeStories}/docs-read.yaml`,
  );
  expect(output).toContain('✗ The outcome is "reply"; "task" was expected.');
  expect(output).toMatch(/split_based_on +split-based-on/u);
  expect({ code, last }).toEqual({ code: 1, last: '1 passed, 1 failed' });
});

test('with --trace and --svg a scenario that passes is shown and drawn as well', async () => {
  const folder = createFolder();
  const story = `${recipeStories}/docs-read.yaml`;
  const { code, output } = await run(recipe, story, '--trace', '--svg', folder);
  expect(code).toBe(0);
  expect(output).toMatch(/send_to_flex +send-to-flex/u);
  expect(readdirSync(folder)).toEqual(['docs-read.svg']);
  expect(readFileSync(join(folder, 'docs-read.svg'), 'utf8')).toMatch(/^<svg /u);
});

test('without scenarios the flow is explored', async () => {
  const { code, output, last } = await run(recipe);
  expect(output).toContain('12 of 12 transitions were taken');
  expect({ code, last }).toEqual({ code: 0, last: '12 passed, 0 failed' });
});

test('a branch that nothing can take fails the exploration, with the reason', async () => {
  const flow = write('flow.json', {
    initial_state: 'Trigger',
    states: [
      trigger({ incomingConversationMessage: 'which' }),
      split('which', '{{trigger.conversation.Body}}', 'no', [
        { type: 'greater_than', value: 'abc', next: 'yes' },
      ]),
      sendMessage('yes', 'Yes'),
      sendMessage('no', 'No'),
    ],
  });
  const { code, output, last } = await run(flow);
  expect(output).toContain('No value satisfies `greater_than abc`.');
  expect(code).toBe(1);
  expect(last).toMatch(/^\d+ passed, 3 failed$/u);
});

test('a flow that Twilio would refuse is not played', async () => {
  const flow = JSON.parse(readFileSync(join(root, recipe), 'utf8')) as { initial_state: string };
  const broken = write('flow.json', { ...flow, initial_state: 'Nowhere' });
  const { code, output, last } = await run(broken, recipeStories);
  expect(output).toContain('Twilio would refuse this flow.');
  expect(output).not.toContain('✓');
  expect({ code, last }).toEqual({ code: 1, last: '0 passed, 1 failed' });
});

test('a hole without a value is a problem that --set mends', async () => {
  const text = readFileSync(join(root, recipe), 'utf8').replace('Thank you', 'Thank you, ${WHO}');
  const flow = write('flow.json', text);
  const story = `${recipeStories}/none-read.yaml`;
  const unfilled = await run(flow, story);
  expect(unfilled.output).toContain('No value was given for WHO. Give each by --set NAME=value.');
  expect(unfilled.code).toBe(1);
  const filled = await run(flow, story, '--set', 'WHO=Ada');
  expect(filled.output).toContain('Thank you, Ada');
  expect(filled.code).toBe(0);
});

test('--classic plays a conversation as a channel of classic chat', async () => {
  const text = readFileSync(join(root, recipeStories, 'none-read.yaml'), 'utf8');
  const story = write('story.yaml', text.replace('classic-chat', 'conversation'));
  expect((await run(recipe, story)).code).toBe(1);
  expect((await run(recipe, story, '--classic')).code).toBe(0);
});

test.each([
  [[], 'Which flow? Usage: pnpm run simulate'],
  [['nowhere.json'], 'There is no file nowhere.json.'],
  [['README.md'], 'README.md is not JSON'],
  [[recipe, 'nothing.yaml'], 'There is no file nothing.yaml.'],
  [[recipe, 'package.json'], 'package.json is no scenario:'],
  [[recipe, 'packages/studio/flows/nothing'], 'There is no file'],
  [[recipe, '--loud'], "Unknown option '--loud'"],
  [[recipe, '--set', 'NAME'], '--set NAME has no name and value.'],
])('what cannot be run ends with 2 and a sentence: %j', async (words, sentence) => {
  const { code, output } = await run(...words);
  expect(output).toContain(sentence);
  expect(code).toBe(2);
});

test('the command ends with 2 as well when there is nothing to run', async () => {
  const { code, output, errors } = await spawnCommand('nowhere.json');
  expect({ code, errors }).toEqual({ code: 2, errors: '' });
  expect(output).toBe('There is no file nowhere.json.\n');
});
