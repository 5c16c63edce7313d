import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { flowSid } from '../emulator/twilio/testing/settings.ts';
import { startDeployLab, type DeployLab, type Run } from './deploy-lab.ts';

const recipe = join(import.meta.dirname, '../../packages/studio/flows/recipe-conversations.json');
const names = [
  'AUTH_TOKEN',
  'API_KEY_SECRET',
  'PSEUDONYM_SECRET',
  'CAPTCHA_SECRET',
  'PROFILE_TOKEN',
];

function secretsOf({ env }: DeployLab): string[] {
  const key = env['IDENTITY_KEYS']?.split('=')[1];
  return [...names.map((name) => env[name]), key].map((secret) => secret ?? 'missing');
}

/** The eight characters of a secret that were shown, if there are any. */
function findShown(lab: DeployLab, { output, errors }: Run): string | undefined {
  const text = `${output}\n${errors}`;
  const fragments = secretsOf(lab).flatMap((secret) =>
    Array.from({ length: secret.length - 7 }, (_, at) => secret.slice(at, at + 8)),
  );
  return fragments.find((fragment) => text.includes(fragment));
}

test('neither a plan nor what is done shows a secret', async () => {
  const lab = await startDeployLab();
  expect(secretsOf(lab)).not.toContain('missing');
  for (const words of [['--dry-run'], ['--yes'], ['--yes']])
    expect(findShown(lab, await lab.run(words))).toBeUndefined();
});

test('a secret that stands in a name of theirs is not shown', async () => {
  const lab = await startDeployLab();
  lab.studio.flows.add({
    sid: flowSid,
    friendlyName: `Flow of ${lab.env['PSEUDONYM_SECRET']}`,
    status: 'draft',
    definition: { initial_state: '', states: [] },
  });
  lab.env['STUDIO_FLOW_SID'] = flowSid;
  const run = await lab.run(['--dry-run', '--replace']);
  expect(run.output).toContain('change     Flow of …, from docent');
  expect(findShown(lab, run)).toBeUndefined();
  const refused = await lab.run(['--dry-run']);
  expect(refused.errors).toContain('The flow "Flow of …" (');
  expect(findShown(lab, refused)).toBeUndefined();
});

test('the token in the URL of the recipe is not shown either', async () => {
  const lab = await startDeployLab();
  lab.flowText = readFileSync(recipe, 'utf8');
  const run = await lab.run(['--yes', '--flow', 'recipe-conversations']);
  expect(run.code).toBe(0);
  const [flow] = lab.studio.flows.list();
  expect(JSON.stringify(flow?.revisions[0]?.definition)).toContain(lab.env['PROFILE_TOKEN']);
  expect(findShown(lab, run)).toBeUndefined();
  expect(findShown(lab, await lab.run(['--dry-run']))).toBeUndefined();
});

test.each([
  ['/serverless/v1/Services', 400],
  ['/serverless/v1/Services/*/Environments/*/Variables', 403],
  ['/studio/v2/Flows/Validate', 400],
  ['/conversations/v1/Services', 403],
])('an answer of %s that quotes them is shown without them', async (path, status) => {
  const lab = await startDeployLab();
  const quotes = secretsOf(lab).map((secret) => ({
    secret,
    header: Buffer.from(`${lab.env['ACCOUNT_SID']}:${secret}`).toString('base64'),
  }));
  const message = quotes
    .map(({ secret, header }) => `No: ${secret}, ${secret.slice(2, 13)}, ${header}`)
    .join('; ');
  lab.twilio.faults.add({ path, status, message, times: 0 });
  const run = await lab.run(['--yes']);
  expect(run.code).toBe(1);
  expect(run.errors.match(/No: …/gu)).toHaveLength(quotes.length);
  expect(findShown(lab, run)).toBeUndefined();
  for (const { header } of quotes) expect(run.errors).not.toContain(header.slice(-16, -4));
});

test('a flow whose problems quote them is refused without them', async () => {
  const lab = await startDeployLab();
  const token = lab.env['PROFILE_TOKEN'] ?? '';
  lab.flowText = lab.flowText.replaceAll('to_flex"', 'to ${PROFILE_TOKEN}"');
  const run = await lab.run(['--yes']);
  expect(run.code).toBe(1);
  expect(run.errors).toContain('Studio finds the flow wrong');
  expect(token).not.toBe('');
  expect(findShown(lab, run)).toBeUndefined();
});

test('settings that are refused are not quoted', async () => {
  const lab = await startDeployLab();
  Object.assign(lab.env, { ACCOUNT_SID: 'AC1', CHAT_METHOD: 'no-such-method', API_KEY_SID: 'SK1' });
  const run = await lab.run(['--yes']);
  expect(run.errors).toContain('The settings are not complete:\n- ');
  expect(run.errors).not.toContain('no-such-method');
  expect(findShown(lab, run)).toBeUndefined();
});

test('what is unforeseen is told without them, too', async () => {
  const lab = await startDeployLab();
  const run = await lab.run(['--yes'], {
    build: () => Promise.reject(new Error(`Rolldown: ${lab.env['AUTH_TOKEN']}`)),
  });
  expect(run).toMatchObject({ code: 1, writes: [] });
  expect(run.errors).toBe('The deploy stopped at something unforeseen: Rolldown: …\n');
});
