import { roleSid } from '../emulator/twilio/conversations/roles.ts';
import { expect, test } from 'vitest';
import { workflowSid } from '../emulator/twilio/testing/settings.ts';
import { startDeployLab } from './deploy-lab.ts';
import { hurryPolls } from './hurry-polls.ts';
import { createService, newSid } from './serverless-store.ts';

test('puts Functions, variables and the flow into an empty account', async () => {
  const lab = await startDeployLab();
  const { code, output, errors } = await lab.run(['--yes']);
  expect({ code, errors }).toEqual({ code: 0, errors: '' });
  expect(output).toContain('Everything is as planned.');

  const [service] = lab.functions.services;
  const environment = service?.environments[0];
  expect(service).toMatchObject({ uniqueName: 'docent', hasCredentials: true });
  expect(environment).toMatchObject({ domainSuffix: 'docent', buildSid: service?.builds[0]?.sid });

  const sidOf = (name: string) =>
    service?.functions.find(({ friendlyName }) => friendlyName === name)?.sid;
  const [flow] = lab.studio.flows.list();
  const newest = flow?.revisions.at(-1);
  expect(newest).toMatchObject({ friendlyName: 'Docent', status: 'published' });
  const byName = (name: string) =>
    newest?.definition.states.find((state) => state.name === name)?.properties;
  expect(byName('find_profile')).toMatchObject({
    service_sid: service?.sid,
    environment_sid: environment?.sid,
    function_sid: sidOf('/find-profile'),
    url: `https://${environment?.domainName}/find-profile`,
  });
  expect(byName('to_flex')).toMatchObject({ workflow: workflowSid });

  const { ACCOUNT_SID, AUTH_TOKEN, WORKFLOW_SID, TASK_CHANNEL_SID, ...env } = lab.env;
  expect([ACCOUNT_SID, AUTH_TOKEN, WORKFLOW_SID, TASK_CHANNEL_SID]).not.toContain(undefined);
  expect(lab.variables()).toEqual({
    ...env,
    STUDIO_FLOW_SID: flow?.sid,
    GUEST_ROLE_SID: roleSid('guest'),
    DOCENT_BUILD: expect.stringMatching(new RegExp(`^[0-9a-f]{16}\\.${environment?.buildSid}$`)),
  });
});

test('uploads each file with its access, for the runtime that it was made for', async () => {
  const lab = await startDeployLab();
  await lab.run(['--yes']);
  const [service] = lab.functions.services;
  const files = [...(service?.functions ?? []), ...(service?.assets ?? [])];
  const uploaded = files.map(({ versions: [version] }) => [
    version?.path,
    version?.visibility,
    version?.content,
  ]);
  const { functions, assets } = lab.build;
  expect(uploaded).toEqual(
    [...functions, ...assets].map(({ path, access, content }) => [path, access, String(content)]),
  );
  const [build] = service?.builds ?? [];
  expect(build?.runtime).toBe('node22');
  expect(build?.dependencies).toContain('{"name":"@twilio/runtime-handler","version":"2.1.0"}');
  expect(build?.functionVersions).toHaveLength(2);
  expect(build?.assetVersions).toHaveLength(1);
});

test('a second run finds nothing to change, and writes nothing', async () => {
  const lab = await startDeployLab();
  await lab.run(['--yes']);
  const { code, output, errors, writes } = await lab.run(['--yes']);
  expect({ code, errors, writes }).toEqual({ code: 0, errors: '', writes: [] });
  expect(output).toContain('There is nothing to change.');
});

test('what says that all is done is written last, in each part', async () => {
  const lab = await startDeployLab();
  const { writes } = await lab.run(['--yes']);
  const at = (pattern: RegExp) => writes.findIndex((what) => pattern.test(what));
  const afterActivation = writes.slice(at(/Deployments$/) + 1);
  expect(afterActivation.map((what) => what.split('/').at(-1))).toEqual([
    'Variables',
    'Validate',
    'Flows',
    'Variables',
  ]);
});

test('finds its own things among many others', async () => {
  const lab = await startDeployLab();
  const others = Array.from({ length: 60 }, (_, index) => createService(`other-${index}`));
  lab.functions.services.push(...others);
  await lab.run(['--yes']);
  const environment = lab.functions.services.at(-1)?.environments[0];
  const foreign = Array.from({ length: 60 }, (_, index) => ({
    sid: newSid('ZV'),
    key: `OTHER_${index}`,
    value: 'stays',
  }));
  environment?.variables.unshift(...foreign);
  for (let index = 0; index < 60; index += 1)
    lab.studio.flows.add({
      friendlyName: `Other ${index}`,
      status: 'published',
      definition: { initial_state: '', states: [] },
    });
  const { code, writes } = await lab.run(['--yes']);
  expect({ code, writes }).toEqual({ code: 0, writes: [] });
  expect(lab.functions.services).toHaveLength(61);
});

test('waits while Twilio builds', async () => {
  hurryPolls();
  const lab = await startDeployLab();
  lab.functions.pollsPerBuild = 2;
  const { code } = await lab.run(['--yes']);
  const [service] = lab.functions.services;
  expect(code).toBe(0);
  expect(service?.environments[0]?.deployments).toEqual([service?.builds[0]?.sid]);
});
