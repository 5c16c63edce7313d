import { expect, test } from 'vitest';
import { supportNumber } from '../../emulator/twilio/testing/settings.ts';
import { startTestHub, type TestHub } from './testing/start-test-hub.ts';

const desk = '/api/demo/desk';

/** Lets somebody write, which the test's flow sends to a person; returns the SID of the task. */
async function getTask({ ask, world }: TestHub): Promise<string> {
  const { twilio, studio } = world.stack;
  twilio.receiveSms({ from: '+14155550123', to: supportNumber, body: 'Hi' });
  await twilio.idle();
  await studio.idle();
  const { tasks } = (await ask(`${desk}/tasks`)).body as { tasks: { sid: string }[] };
  return tasks[0]?.sid ?? '';
}

test('an agent accepts, answers and sends a file through the QA server', async () => {
  const lab = await startTestHub();
  const task = `${desk}/tasks/${await getTask(lab)}`;
  expect(await lab.ask(`${task}/accept`, { worker: 'agent.maya' })).toMatchObject({
    status: 200,
    body: { status: 'assigned', worker: { identity: 'agent.maya' } },
  });
  expect((await lab.ask(`${task}/messages`, { body: 'Hello!' })).status).toBe(201);
  const sent = await fetch(`${lab.origin}${task}/files?filename=a.bin`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: new Uint8Array([0, 255, 10]),
  });
  expect(sent.status).toBe(201);
  expect(await sent.json()).toMatchObject({ media: [{ filename: 'a.bin', size: 3 }] });
  // What the desk says of a mistake comes through as it is.
  expect(await lab.ask(`${task}/accept`, { worker: 'agent.tomas' })).toMatchObject({
    status: 409,
    body: { error: expect.stringContaining('Maya has the task already') },
  });
});

test('an agent gets a token under their own name, and nobody else gets one', async () => {
  const { ask, world } = await startTestHub();
  const { body } = await ask(`${desk}/token`, { worker: 'agent.maya' });
  const { token, socketUri } = body as { token: string; socketUri: string };
  expect(socketUri).toBe(world.stack.twilio.socketUri);
  const claims = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString();
  expect(JSON.parse(claims)).toMatchObject({ grants: { identity: 'agent.maya' } });
  for (const [asked, status] of [
    [{ worker: 'visitor' }, 404],
    [{}, 400],
    ['{', 400],
  ] as const)
    expect((await ask(`${desk}/token`, asked)).status).toBe(status);
});

test('what a flow did is answered as data and as a drawing', async () => {
  const lab = await startTestHub();
  await getTask(lab);
  const sid = lab.world.stack.studio.list()[0]?.execution.sid ?? '';
  const path = `/api/demo/executions/${sid}`;
  expect(await lab.ask(path)).toMatchObject({
    status: 200,
    body: { sid, widgets: [{ name: 'Trigger' }, { name: 'person', isVisited: true }] },
  });
  const drawing = await fetch(`${lab.origin}${path}/flow.svg?theme=dark&direction=right`);
  expect(drawing.headers.get('content-type')).toContain('image/svg+xml');
  expect(await drawing.text()).toMatch(/^<svg .*<\/svg>$/s);
  expect((await lab.ask(`${path}/flow.svg?theme=blue`)).status).toBe(400);
});
