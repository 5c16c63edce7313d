import { expect, test } from 'vitest';
import { letGuestsEditAttributes } from '../emulator/twilio/conversations/roles.ts';
import { chatAddressSid } from '../emulator/twilio/testing/settings.ts';
import { startDeployLab, type DeployLab } from './deploy-lab.ts';

/** Lets everything differ that a deploy looks at. */
function disturb(lab: DeployLab): void {
  letGuestsEditAttributes(lab.twilio.services, true);
  lab.env['BOT_NAME'] = 'Docs bot';
  delete lab.env['CAPTCHA_PROVIDER'];
  lab.env['CHAT_METHOD'] = 'web-chat';
  lab.env['ADDRESS_SID'] = chatAddressSid;
  lab.flowText = lab.flowText.replace('A flow of the tests', 'Another one');
  const [first] = lab.build.functions;
  if (first)
    lab.build = { ...lab.build, functions: [{ ...first, name: '/new', path: '/new' }, first] };
}

async function startDisturbed(): Promise<DeployLab> {
  const lab = await startDeployLab();
  lab.build = { ...lab.build };
  await lab.run(['--yes']);
  disturb(lab);
  // The flow calls a Function that the first of the new build has taken the place of.
  lab.flowText = lab.flowText.replace('${FIND_PROFILE_SID}', '${START_CHAT_SID}');
  return lab;
}

test('a dry run of an empty account writes nothing', async () => {
  const lab = await startDeployLab();
  const { code, output, writes } = await lab.run(['--dry-run', '--yes']);
  expect({ code, writes }).toEqual({ code: 0, writes: [] });
  expect(output).toContain('create     docent');
  expect(output).toContain('This was a dry run: nothing was written.');
  expect(lab.functions.services).toEqual([]);
});

test('a dry run says everything that would change, and writes nothing', async () => {
  const lab = await startDisturbed();
  const { code, output, writes } = await lab.run(['--dry-run']);
  expect({ code, writes }).toEqual({ code: 0, writes: [] });
  for (const line of [
    'create     /new (public)',
    'change     /start-chat (public)',
    'create     BOT_NAME',
    'remove     CAPTCHA_PROVIDER',
    'change     Docent, from docent',
    `change     ${chatAddressSid}`,
    'change     guest (',
  ])
    expect(output).toContain(line);
});

test('the same plan is done with --yes', async () => {
  const lab = await startDisturbed();
  const { code, writes } = await lab.run(['--yes']);
  expect(code).toBe(0);
  for (const host of [
    '/serverless/v1/',
    '/serverless-upload/v1/',
    '/studio/v2/',
    '/conversations/v1/',
  ])
    expect(writes.some((what) => what.includes(host))).toBe(true);
  expect((await lab.run(['--yes'])).writes).toEqual([]);
});

test('without --yes, and nobody to ask, nothing is written', async () => {
  const lab = await startDeployLab();
  const { code, errors, writes } = await lab.run([]);
  expect({ code, writes }).toEqual({ code: 1, writes: [] });
  expect(errors).toBe('Nothing was written: nobody is here to confirm. Add --yes to do it.\n');
});

test('who says no has nothing written, and who says yes has', async () => {
  const lab = await startDeployLab();
  const no = await lab.run([], { ask: async () => false });
  expect({ code: no.code, writes: no.writes }).toEqual({ code: 0, writes: [] });
  expect(no.output).toContain('Nothing was written.');
  const yes = await lab.run([], { ask: async () => true });
  expect(yes.writes).not.toEqual([]);
});
