import { expect, test } from 'vitest';
import { findAddress } from '../emulator/twilio/conversations/addresses.ts';
import { chatAddressSid, flowSid } from '../emulator/twilio/testing/settings.ts';
import { startDeployLab, type DeployLab } from './deploy-lab.ts';

const own = ['--yes', '--flow', 'own'];
const definition = { initial_state: 'Trigger', states: [] };

/** An account whose chats are routed by a flow that somebody has made there. */
async function startWithOwnFlow(status: 'published' | 'draft' = 'published'): Promise<DeployLab> {
  const lab = await startDeployLab();
  lab.studio.flows.add({ sid: flowSid, friendlyName: 'Support', status, definition });
  lab.env['STUDIO_FLOW_SID'] = flowSid;
  return lab;
}

const toStudio = (writes: readonly string[]) => writes.filter((what) => what.includes('/studio/'));

test('a flow that is kept is only read, and the Functions start it', async () => {
  const lab = await startWithOwnFlow();
  delete lab.env['WORKFLOW_SID'];
  delete lab.env['TASK_CHANNEL_SID'];
  const flows = JSON.stringify(lab.studio.flows.list());
  const { code, output, errors, writes } = await lab.run(own);
  expect({ code, errors }).toEqual({ code: 0, errors: '' });
  expect(output).toContain(`unchanged  Support (${flowSid})`);
  expect(output).toContain('Your own flow is left as it is.');
  expect(output).toContain('Its revision 1 is published.');
  expect(output).not.toContain('It need not stand in .env');
  expect(toStudio(writes)).toEqual([]);
  expect(JSON.stringify(lab.studio.flows.list())).toBe(flows);
  expect(lab.variables()['STUDIO_FLOW_SID']).toBe(flowSid);
  expect((await lab.run(own)).writes).toEqual([]);
});

test('a flow of ours is not needed, and not read, where one is kept', async () => {
  const lab = await startWithOwnFlow();
  const readFlow = () => {
    throw new Error('A flow was read.');
  };
  expect(await lab.run(own, { readFlow })).toMatchObject({ code: 0, errors: '' });
});

test('a dry run of it writes nothing', async () => {
  const lab = await startWithOwnFlow();
  const { code, output, writes } = await lab.run(['--dry-run', '--flow', 'own']);
  expect({ code, writes }).toEqual({ code: 0, writes: [] });
  expect(output).toContain('Your own flow is left as it is.');
  expect(output).toContain('create     STUDIO_FLOW_SID');
});

test('an own flow that has never been published is told of', async () => {
  const lab = await startWithOwnFlow('draft');
  const { code, output } = await lab.run(own);
  expect(code).toBe(0);
  expect(output).toContain('It has never been published: no chat starts it');
});

test('a draft of it that is newer than what is published is told of', async () => {
  const lab = await startWithOwnFlow();
  lab.studio.flows.update(flowSid, { status: 'draft' });
  const { output } = await lab.run(own);
  expect(output).toContain('Its revision 1 is published.');
  expect(output).toContain('Its draft of revision 2 is not published.');
});

test('an own flow has to be named, and to exist', async () => {
  const lab = await startWithOwnFlow();
  delete lab.env['STUDIO_FLOW_SID'];
  delete lab.env['API_KEY_SECRET'];
  const { errors } = await lab.run(own);
  const missing = [...errors.matchAll(/^- (\w+) is missing/gmu)].map(([, name]) => name);
  expect(missing).toEqual(['API_KEY_SECRET', 'STUDIO_FLOW_SID']);
  Object.assign(lab.env, { STUDIO_FLOW_SID: `FW${'0'.repeat(32)}`, API_KEY_SECRET: 'secret' });
  const unknown = await lab.run(own);
  expect(unknown).toMatchObject({ code: 1, writes: [] });
  expect(unknown.errors).toContain('Correct STUDIO_FLOW_SID in .env.\n');
});

test('what the address of web chats starts stays, too', async () => {
  const lab = await startWithOwnFlow();
  const sid = `FW${'7'.repeat(32)}`;
  lab.studio.flows.add({ sid, friendlyName: 'Other', status: 'published', definition });
  Object.assign(lab.env, {
    CHAT_METHOD: 'web-chat',
    ADDRESS_SID: chatAddressSid,
    STUDIO_FLOW_SID: sid,
  });
  const before = findAddress(lab.twilio.store, chatAddressSid)?.autoCreation;
  const { code, output } = await lab.run(own);
  expect(code).toBe(0);
  expect(before).toMatchObject({ studioFlowSid: flowSid });
  expect(output).toContain('and not STUDIO_FLOW_SID: it is left as it is.');
  expect(findAddress(lab.twilio.store, chatAddressSid)?.autoCreation).toEqual(before);
});
