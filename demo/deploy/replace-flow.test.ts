import { expect, test } from 'vitest';
import { flowSid } from '../emulator/twilio/testing/settings.ts';
import { startDeployLab, type DeployLab } from './deploy-lab.ts';

const definition = { initial_state: 'Trigger', states: [] };
const refusal = `The flow "Support" (${flowSid}) was not published by a deploy, and a deploy would write over it. Use --flow own, with STUDIO_FLOW_SID in .env, to keep your flow, or --replace to write over it.\n`;

/** An account with a flow that no deploy has made. */
async function startWithFlow(friendlyName = 'Support'): Promise<DeployLab> {
  const lab = await startDeployLab();
  lab.studio.flows.add({ sid: flowSid, friendlyName, status: 'published', definition });
  lab.env['STUDIO_FLOW_SID'] = flowSid;
  return lab;
}

const revisions = (lab: DeployLab) => lab.studio.flows.get(flowSid)?.revisions ?? [];

test.each([
  [['--yes']],
  [['--dry-run']],
  [['--yes', '--flow', 'recipe-conversations']],
  [['--dry-run', '--yes']],
])('%j refuses to write over a flow that no deploy has made', async (words) => {
  const lab = await startWithFlow();
  expect(await lab.run(words)).toEqual({ code: 1, output: '', errors: refusal, writes: [] });
  expect(revisions(lab)).toHaveLength(1);
});

test('a flow that only has our name is not taken for ours', async () => {
  const lab = await startWithFlow('Docent');
  const given = await lab.run(['--yes']);
  delete lab.env['STUDIO_FLOW_SID'];
  for (const { code, errors, writes } of [given, await lab.run(['--yes'])]) {
    expect({ code, writes }).toEqual({ code: 1, writes: [] });
    expect(errors).toContain('The flow "Docent" (');
  }
  expect(revisions(lab)).toHaveLength(1);
});

test('a flow that a deploy has kept is not written over by one that forgets to', async () => {
  const lab = await startWithFlow();
  await lab.run(['--yes', '--flow', 'own']);
  delete lab.env['STUDIO_FLOW_SID'];
  expect(await lab.run(['--yes'])).toMatchObject({ code: 1, errors: refusal, writes: [] });
  expect(revisions(lab)).toHaveLength(1);
});

test('a dry run of --replace tells of it, and writes nothing', async () => {
  const lab = await startWithFlow();
  const { code, output, writes } = await lab.run(['--dry-run', '--replace']);
  expect({ code, writes }).toEqual({ code: 0, writes: [] });
  expect(output).toContain('change     Support, from docent');
  expect(output).toContain('No deploy has made it: it is written over because of --replace.');
  expect(output).toContain(`Revision 1 of ${flowSid} is replaced. Studio keeps it`);
});

test('--replace writes over it, keeps its name, and is not needed again', async () => {
  const lab = await startWithFlow();
  expect(await lab.run(['--yes', '--replace'])).toMatchObject({ code: 0, errors: '' });
  expect(lab.studio.flows.list()).toHaveLength(1);
  expect(revisions(lab).map(({ friendlyName }) => friendlyName)).toEqual(['Support', 'Support']);
  expect(lab.variables()['STUDIO_FLOW_SID']).toBe(flowSid);
  lab.flowText = lab.flowText.replace('A flow of the tests', 'Another one');
  const again = await lab.run(['--yes']);
  expect(again.code).toBe(0);
  expect(again.output).not.toContain('--replace');
  expect(revisions(lab)).toHaveLength(3);
});

test('who has gone back to the own flow after that is asked for --replace again', async () => {
  const lab = await startWithFlow();
  await lab.run(['--yes', '--replace']);
  lab.studio.flows.update(flowSid, { status: 'published', definition });
  expect(await lab.run(['--yes'])).toMatchObject({ code: 1, errors: refusal, writes: [] });
});

test('a flow that a deploy has made may be named, and edited in the Console', async () => {
  const lab = await startDeployLab();
  await lab.run(['--yes']);
  const sid = lab.variables()['STUDIO_FLOW_SID'] ?? '';
  lab.studio.flows.update(sid, { status: 'published', friendlyName: 'Support', definition });
  lab.env['STUDIO_FLOW_SID'] = sid;
  const { code, output } = await lab.run(['--yes']);
  expect(code).toBe(0);
  expect(output).toContain('change     Support, from docent');
  expect(output).not.toContain('--replace');
  expect(lab.studio.flows.get(sid)?.revisions).toHaveLength(3);
});
