import { expect, test } from 'vitest';
import type { Fault } from '../emulator/twilio/local/fault.ts';
import { startDeployLab } from './deploy-lab.ts';
import { hurryPolls } from './hurry-polls.ts';

const again = 'Running it again goes on from there.';
const services = '/serverless/v1/Services';

test.each<[string, Fault, string]>([
  ['401', { path: services, status: 401 }, 'Twilio refuses ACCOUNT_SID and AUTH_TOKEN (401).'],
  ['403', { path: services, status: 403 }, 'does not allow it to this account (403'],
  [
    '429',
    { path: services, status: 429, times: 0 },
    'Twilio is asked too much at the moment (429).',
  ],
  [
    '500',
    { path: '/studio/v2/Flows', status: 500 },
    'Reading the flow failed: Twilio has a problem',
  ],
  ['a cut line', { path: services, drop: 'before' }, 'Twilio could not be reached (ECONNRESET).'],
])('%s while it reads ends it before anything is written', async (_, fault, sentence) => {
  const lab = await startDeployLab();
  lab.twilio.faults.add(fault);
  const { code, errors, writes } = await lab.run(['--yes']);
  expect({ code, writes }).toEqual({ code: 1, writes: [] });
  expect(errors).toContain(sentence);
  expect(errors.trim().split('\n')).toHaveLength(1);
});

test.each([
  ['CONVERSATIONS_SERVICE_SID', `IS${'0'.repeat(32)}`],
  ['STUDIO_FLOW_SID', `FW${'0'.repeat(32)}`],
])('a wrong %s is named', async (name, sid) => {
  const lab = await startDeployLab();
  lab.env[name] = sid;
  const { code, errors, writes } = await lab.run(['--yes']);
  expect({ code, writes }).toEqual({ code: 1, writes: [] });
  expect(errors).toContain(`orrect ${name}`);
});

test('a wrong ADDRESS_SID is named', async () => {
  const lab = await startDeployLab();
  Object.assign(lab.env, { CHAT_METHOD: 'web-chat', ADDRESS_SID: `IG${'0'.repeat(32)}` });
  expect((await lab.run(['--yes'])).errors).toContain('Correct ADDRESS_SID');
});

test('two flows of our name are not guessed between', async () => {
  const lab = await startDeployLab();
  const flow = {
    friendlyName: 'Docent',
    status: 'draft',
    definition: { initial_state: '', states: [] },
  } as const;
  lab.studio.flows.add(flow);
  lab.studio.flows.add(flow);
  const { code, errors, writes } = await lab.run(['--yes']);
  expect({ code, writes }).toEqual({ code: 1, writes: [] });
  expect(errors).toContain('Say which one it is by STUDIO_FLOW_SID');
});

// Each place of a deploy, and what of it must not have happened when it breaks off there.
test.each<[string, Fault, RegExp]>([
  [
    'an upload',
    { path: '/serverless-upload/v1', status: 500 },
    /Deploying the Functions failed: Twilio has a problem/u,
  ],
  [
    'the build',
    { path: `${services}/*/Builds`, method: 'POST', status: 400, message: 'Too many' },
    /refuses it \(400.*: Too many\./u,
  ],
  [
    'its activation',
    { path: `${services}/*/Environments/*/Deployments`, status: 503 },
    /problem of its own \(503\)/u,
  ],
  [
    'the check of the flow',
    { path: '/studio/v2/Flows/Validate', status: 500 },
    /Validating the flow failed/u,
  ],
  [
    'the flow',
    { path: '/studio/v2/Flows$', method: 'POST', status: 429 },
    /Publishing the flow failed/u,
  ],
])('what breaks off at %s goes on at the next run', async (_, fault, sentence) => {
  const lab = await startDeployLab();
  lab.twilio.faults.add(fault);
  const first = await lab.run(['--yes']);
  expect(first.code).toBe(1);
  expect(first.errors).toMatch(sentence);
  expect(first.errors).toContain(again);
  expect(first.output).not.toContain('Everything is as planned.');
  expect((await lab.run(['--yes'])).code).toBe(0);
  expect((await lab.run(['--yes'])).writes).toEqual([]);
  expect(lab.functions.services).toHaveLength(1);
  expect(lab.studio.flows.list()).toHaveLength(1);
});

test('what is done before it breaks off is said', async () => {
  const lab = await startDeployLab();
  lab.twilio.faults.add({ path: '/studio/v2/Flows/Validate', status: 500 });
  const { output, errors } = await lab.run(['--yes']);
  expect(output).toContain('Done: The Functions run at https://docent-1234-docent.twil.io');
  expect(errors).toContain(`What stands as done above is done. ${again}`);
});

test('a build that Twilio cannot make leaves what runs', async () => {
  const lab = await startDeployLab();
  await lab.run(['--yes']);
  const running = lab.functions.services[0]?.environments[0]?.buildSid;
  lab.functions.failsBuilds = true;
  lab.build = { ...lab.build, dependencies: {} };
  const { code, errors } = await lab.run(['--yes']);
  expect(code).toBe(1);
  expect(errors).toContain('Twilio could not build them.');
  expect(lab.functions.services[0]?.environments[0]?.buildSid).toBe(running);
});

test('a build that never ends is not waited for', async () => {
  hurryPolls();
  const lab = await startDeployLab({ buildTimeoutMs: 50 });
  lab.functions.pollsPerBuild = 1000;
  const { code, errors } = await lab.run(['--yes']);
  expect(code).toBe(1);
  expect(errors).toContain('Twilio has not finished its build in time.');
});

test('an answer about a build that gets lost is asked for again', async () => {
  hurryPolls();
  const lab = await startDeployLab();
  lab.twilio.faults.add({ path: `${services}/*/Builds/*/Status`, status: 500, times: 2 });
  expect((await lab.run(['--yes'])).code).toBe(0);
});

test('a Twilio that says nothing more is not waited for', async () => {
  const lab = await startDeployLab({ timeoutMs: 200 });
  lab.twilio.faults.add({ path: `${services}/*/Builds`, method: 'POST', lose: 'request' });
  const { code, errors } = await lab.run(['--yes']);
  expect(code).toBe(1);
  expect(errors).toContain('Deploying the Functions failed: Twilio did not answer in time.');
});

test('a flow that Studio finds wrong is not published, and each problem is said', async () => {
  const lab = await startDeployLab();
  lab.flowText = lab.flowText.replaceAll('"next":"to_flex"', '"next":"nowhere"');
  const { code, errors } = await lab.run(['--yes']);
  expect(code).toBe(1);
  expect(errors).toContain('Studio finds the flow wrong, and it was not published:\n- #/states/');
  expect(errors).toContain('must match a widget name');
  expect(lab.studio.flows.list()).toEqual([]);
});

test('a hole that nothing fills is named before anything is asked', async () => {
  const lab = await startDeployLab();
  lab.flowText = lab.flowText.replace('${FIND_PROFILE_SID}', '${FIND_PROFIL_SID}');
  const { code, errors, writes } = await lab.run(['--yes']);
  expect({ code, writes }).toEqual({ code: 1, writes: [] });
  expect(errors).toContain('holes that a deploy cannot fill: FIND_PROFIL_SID.');
});
