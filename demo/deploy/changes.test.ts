import { expect, test } from 'vitest';
import { createRole, removeRole } from '../emulator/twilio/conversations/role-changes.ts';
import { letGuestsEditAttributes, roleSid } from '../emulator/twilio/conversations/roles.ts';
import { findAddress } from '../emulator/twilio/conversations/addresses.ts';
import { byServer } from '../emulator/twilio/services.ts';
import { chatAddressSid } from '../emulator/twilio/testing/settings.ts';
import { startDeployLab, type DeployLab } from './deploy-lab.ts';

async function startDeployed(): Promise<DeployLab> {
  const lab = await startDeployLab();
  expect((await lab.run(['--yes'])).code).toBe(0);
  return lab;
}

const kinds = (writes: readonly string[]) =>
  writes.map((what) => what.replaceAll(/\/[A-Z]{2}[0-9a-f]{32}/gu, '').replace('/Services', ''));

test('a changed setting writes its variable only', async () => {
  const lab = await startDeployed();
  lab.env['ALLOWED_ORIGINS'] = 'https://docs.example.com,https://www.example.com';
  const { writes } = await lab.run(['--yes']);
  expect(kinds(writes)).toEqual(['POST /serverless/v1/Environments/Variables']);
  expect(lab.variables()['ALLOWED_ORIGINS']).toBe(lab.env['ALLOWED_ORIGINS']);
});

test('a setting that is taken out of .env is taken from the Functions; those of others stay', async () => {
  const lab = await startDeployed();
  const environment = lab.functions.services[0]?.environments[0];
  environment?.variables.push({ sid: `ZV${'0'.repeat(32)}`, key: 'OF_SOMEBODY_ELSE', value: '1' });
  delete lab.env['IDENTITY_KEYS'];
  delete lab.env['IDENTITY_AUDIENCE'];
  const { writes } = await lab.run(['--yes']);
  expect(kinds(writes)).toEqual([
    'DELETE /serverless/v1/Environments/Variables',
    'DELETE /serverless/v1/Environments/Variables',
  ]);
  expect(lab.variables()).toMatchObject({ OF_SOMEBODY_ELSE: '1' });
  expect(lab.variables()).not.toHaveProperty('IDENTITY_KEYS');
});

test('a changed Function is deployed, and the flow stays', async () => {
  const lab = await startDeployed();
  const before = lab.variables()['DOCENT_BUILD'];
  const functions = lab.build.functions.map((one) => ({
    ...one,
    content: `${String(one.content)} // 2`,
  }));
  lab.build = { ...lab.build, functions };
  const { writes } = await lab.run(['--yes']);
  expect(writes.filter((what) => what.includes('/studio/'))).toEqual([]);
  const [service] = lab.functions.services;
  expect(service?.functions.map(({ versions }) => versions.length)).toEqual([2, 2]);
  expect(service?.environments[0]?.buildSid).toBe(service?.builds[1]?.sid);
  expect(lab.variables()['DOCENT_BUILD']).not.toBe(before);
});

test('a build that was activated by hand is replaced by ours', async () => {
  const lab = await startDeployed();
  const environment = lab.functions.services[0]?.environments[0];
  if (environment) environment.buildSid = `ZB${'0'.repeat(32)}`;
  const { output } = await lab.run(['--yes']);
  expect(output).toContain('change     /start-chat (public)');
  expect(environment?.buildSid).toBe(lab.functions.services[0]?.builds[1]?.sid);
});

test('a flow that was edited in the Console is published anew, in the same flow', async () => {
  const lab = await startDeployed();
  const [flow] = lab.studio.flows.list();
  const sid = flow?.sid ?? '';
  const definition = {
    initial_state: 'Trigger',
    states: flow?.revisions[0]?.definition.states ?? [],
  };
  lab.studio.flows.update(sid, { status: 'published', definition });
  const { writes } = await lab.run(['--yes']);
  expect(kinds(writes)).toEqual(['POST /studio/v2/Flows/Validate', 'POST /studio/v2/Flows']);
  expect(lab.studio.flows.list()).toHaveLength(1);
  const revisions = lab.studio.flows.get(sid)?.revisions ?? [];
  expect(revisions[2]?.definition).toEqual(revisions[0]?.definition);
});

test('a flow that was renamed in the Console is found again', async () => {
  const lab = await startDeployed();
  const sid = lab.variables()['STUDIO_FLOW_SID'] ?? '';
  lab.studio.flows.update(sid, { status: 'published', friendlyName: 'Support' });
  const { output, writes } = await lab.run(['--yes']);
  expect(output).toContain('unchanged  Support, from docent');
  expect(writes).toEqual([]);
});

test('a flow that was removed is made again, and the Functions are told', async () => {
  const lab = await startDeployed();
  lab.studio.flows.remove(lab.variables()['STUDIO_FLOW_SID'] ?? '');
  await lab.run(['--yes']);
  expect(lab.variables()['STUDIO_FLOW_SID']).toBe(lab.studio.flows.list()[0]?.sid);
});

const othersAreUsers = {
  serviceSid: `IS${'c'.repeat(32)}`,
  defaultConversationRole: 'channel user',
};

test('guests lose what would let them be somebody else, and no other role is touched', async () => {
  const lab = await startDeployed();
  const { services, store } = lab.twilio;
  letGuestsEditAttributes(services, true);
  createRole(
    services,
    { friendlyName: 'other', type: 'conversation', permissions: ['editConversationAttributes'] },
    byServer,
  );
  const before = [...store.all('roles')];
  const { output, writes } = await lab.run(['--yes']);
  expect(kinds(writes)).toEqual(['POST /conversations/v1/Roles']);
  expect(output).toContain(
    'Before: sendMessage, sendMediaMessage, leaveConversation, editConversationAttributes.',
  );
  const changed = [...store.all('roles')].filter((role, at) => role !== before[at]);
  expect(changed.map(({ friendlyName, permissions }) => ({ friendlyName, permissions }))).toEqual([
    {
      friendlyName: 'guest',
      permissions: ['sendMessage', 'sendMediaMessage', 'leaveConversation'],
    },
  ]);
});

test('visitors are guests, also where others get another role', async () => {
  const lab = await startDeployLab({ twilio: { conversations: othersAreUsers } });
  await lab.run(['--yes']);
  expect(lab.variables()['GUEST_ROLE_SID']).toBe(roleSid('guest'));
  const users = lab.twilio.store.get('roles', roleSid('channel user'));
  expect(users?.permissions).toContain('editOwnParticipantAttributes');
});

test('where there are no guests, the role is the one that everybody new gets', async () => {
  const lab = await startDeployLab({ twilio: { conversations: othersAreUsers } });
  const { services, store } = lab.twilio;
  const guest = store.get('roles', roleSid('guest'));
  if (guest) removeRole(services, guest, byServer);
  const { output } = await lab.run(['--yes']);
  expect(output).toContain('change     channel user (');
  expect(output).toContain('It loses editOwnParticipantAttributes:');
  expect(lab.variables()['GUEST_ROLE_SID']).toBe(roleSid('channel user'));
});

test('Flex knows the role of its own web chats: no variable says so', async () => {
  const lab = await startDeployed();
  Object.assign(lab.env, { CHAT_METHOD: 'web-chat', ADDRESS_SID: chatAddressSid });
  const { output } = await lab.run(['--yes']);
  expect(output).toMatch(/remove +GUEST_ROLE_SID/);
  expect(lab.variables()).not.toHaveProperty('GUEST_ROLE_SID');
});

test('the address of web chats starts the flow, once', async () => {
  const lab = await startDeployLab();
  Object.assign(lab.env, { CHAT_METHOD: 'web-chat', ADDRESS_SID: chatAddressSid });
  await lab.run(['--yes']);
  const { autoCreation } = findAddress(lab.twilio.store, chatAddressSid) ?? {};
  expect(autoCreation).toMatchObject({
    enabled: true,
    type: 'studio',
    studioFlowSid: lab.variables()['STUDIO_FLOW_SID'],
  });
  expect((await lab.run(['--yes'])).writes).toEqual([]);
});

test('Functions that are not given credentials are given them', async () => {
  const lab = await startDeployed();
  const [service] = lab.functions.services;
  if (service) service.hasCredentials = false;
  const { writes } = await lab.run(['--yes']);
  expect(kinds(writes)).toEqual(['POST /serverless/v1']);
  expect(service?.hasCredentials).toBe(true);
});
