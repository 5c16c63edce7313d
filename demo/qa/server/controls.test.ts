import { expect, test } from 'vitest';
import { supportNumber } from '../../emulator/twilio/testing/settings.ts';
import type { ControlsState, FaultName } from './api.ts';
import { followSocket } from './testing/follow-socket.ts';
import { startTestHub, type TestHub } from './testing/start-test-hub.ts';

const path = '/api/demo/controls';
const set = (lab: TestHub, fault: FaultName, on: boolean) =>
  lab.ask(path, { do: 'fault', fault, on });
const readFaults = async ({ ask }: TestHub) => ((await ask(path)).body as ControlsState).faults;
const titles = ({ world }: TestHub) => world.timeline.read(0, 500).map(({ title }) => title);

test('the profile service is down until it is taken back; what is sent still arrives', async () => {
  const lab = await startTestHub();
  const { segment } = lab.world.stack;
  const look = async () => {
    const space = `${segment.origin}/v1/spaces/${segment.config.space.id}`;
    return (await fetch(`${space}/collections/users/profiles/phone:%2B1/traits`)).status;
  };
  await set(lab, 'profile-down', true);
  await set(lab, 'profile-down', true);
  expect([await look(), await look()]).toEqual([503, 503]);
  expect((await fetch(`${segment.origin}/v1/projects/x/settings`)).status).not.toBe(503);
  expect(await readFaults(lab)).toMatchObject({ 'profile-down': true, 'flex-down': false });
  await set(lab, 'profile-down', false);
  expect(await look()).toBe(401);
  expect(await readFaults(lab)).toMatchObject({ 'profile-down': false });
});

test('new WebSockets are refused until it is taken back', async () => {
  const lab = await startTestHub();
  const { socketUri } = lab.world.stack.twilio;
  const { origin, pathname } = new URL(socketUri.replace(/^ws/, 'http'));
  await set(lab, 'sockets-refused', true);
  expect(await followSocket(origin, pathname).closed).toBe(1006);
  await set(lab, 'sockets-refused', false);
  const open = followSocket(origin, pathname);
  await new Promise((resolve) => open.socket.once('open', resolve));
  expect(await readFaults(lab)).toMatchObject({ 'sockets-refused': false });
});

test('our Functions answer 503 until it is taken back', async () => {
  const lab = await startTestHub();
  const call = async () => (await fetch(`${lab.world.stack.functions.origin}/context`)).status;
  await set(lab, 'functions-down', true);
  expect(await call()).toBe(503);
  expect(await readFaults(lab)).toMatchObject({ 'functions-down': true });
  await set(lab, 'functions-down', false);
  expect(await call()).toBe(200);
});

test('while Flex is down a flow cannot enqueue, and nobody gets a task', async () => {
  const lab = await startTestHub();
  const { twilio, studio } = lab.world.stack;
  const write = async (from: string) => {
    twilio.receiveSms({ from, to: supportNumber, body: 'Hi' });
    await twilio.idle();
    await studio.idle();
    return studio.list()[0]?.execution.steps.at(-1)?.event;
  };
  await set(lab, 'flex-down', true);
  expect(await write('+14155550123')).toBe('failedToEnqueue');
  expect((await lab.ask('/api/demo/desk/tasks')).body).toMatchObject({ tasks: [] });
  await set(lab, 'flex-down', false);
  expect(await write('+14155550124')).not.toBe('failedToEnqueue');
  expect((await lab.ask('/api/demo/desk/tasks')).body).toMatchObject({ tasks: [{}] });
});

test('media is slow until it is taken back', async () => {
  const lab = await startTestHub();
  await set(lab, 'slow-media', true);
  expect(lab.world.stack.twilio.faults.list()).toMatchObject([
    { path: '/mcs', throttleBytesPerSecond: 32_000, times: 0 },
  ]);
  await set(lab, 'slow-media', false);
  expect(lab.world.stack.twilio.faults.list()).toEqual([]);
});

test('all faults are taken back at once, also those that were set elsewhere', async () => {
  const lab = await startTestHub();
  const faults = ['profile-down', 'sockets-refused', 'slow-media', 'functions-down', 'flex-down'];
  for (const fault of faults) await set(lab, fault as FaultName, true);
  lab.world.stack.twilio.faults.add({ path: '/mcs/v1', status: 500 });
  expect(Object.values(await readFaults(lab))).toEqual([true, true, true, true, true]);
  await lab.ask(path, { do: 'clear-faults' });
  expect(Object.values(await readFaults(lab))).toEqual([false, false, false, false, false]);
  expect(lab.world.stack.twilio.faults.list()).toEqual([]);
});

test('the clock is stopped, moved and set back for the whole cloud', async () => {
  const lab = await startTestHub();
  const { clock } = lab.world.stack.segment;
  const act = async (action: object) => (await lab.ask(path, action)).body as ControlsState;
  const frozen = await act({ do: 'freeze' });
  expect(frozen.clock).toMatchObject({ now: clock.now(), isFrozen: true });
  expect((await act({ do: 'advance', ms: 3_600_000 })).clock.now).toBe(
    frozen.clock.now + 3_600_000,
  );
  const back = await act({ do: 'reset-clock' });
  expect(back.clock).toMatchObject({ isFrozen: false });
  expect(Math.abs(back.clock.offsetMs)).toBeLessThan(1000);
});

test('traits are computed, and the next batch is told', async () => {
  const lab = await startTestHub();
  await lab.ask(path, { do: 'freeze' });
  await lab.ask(path, { do: 'advance', ms: 60_000 });
  const before = (await lab.ask(path)).body as ControlsState;
  const after = (await lab.ask(path, { do: 'compute-traits' })).body as ControlsState;
  expect(after.nextBatchAt).toBe(after.clock.now + 8 * 3_600_000);
  expect(before.nextBatchAt).toBeLessThan(after.nextBatchAt ?? 0);
});

test('sockets are cut and tokens end by hand, and the timeline says so', async () => {
  const lab = await startTestHub();
  expect(await lab.ask(path, { do: 'drop-sockets' })).toMatchObject({ status: 200 });
  expect(await lab.ask(path, { do: 'expire-tokens' })).toMatchObject({ status: 200 });
  await set(lab, 'functions-down', true);
  expect(titles(lab)).toEqual([
    'Cut 0 connections without a goodbye',
    'Let the token of 0 connections end',
    'Fault set: our Functions answer 503',
  ]);
});

test('what the visitor does is told to each open page of that docs site, and to no other', async () => {
  const lab = await startTestHub();
  const nobody = await lab.ask(path, { do: 'another-person' });
  expect(nobody).toMatchObject({ status: 409, body: { error: /No page of the docs site/ } });
  const pages = ['/visitor', '/visitor?world=demo', '/visitor?world=lab'].map((address) =>
    followSocket(lab.origin, address, { origin: 'http://127.0.0.1:5173' }),
  );
  for (const { socket } of pages) await new Promise((resolve) => socket.once('open', resolve));
  await lab.ask(path, { do: 'consent', granted: false });
  await lab.ask(path, { do: 'another-person' });
  const told = [{ do: 'consent', granted: false }, { do: 'another-person' }];
  for (const page of pages.slice(0, 2)) {
    await page.until(({ length }) => length === 2);
    expect(page.frames).toEqual(told);
  }
  expect(pages[2]?.frames).toEqual([]);
});

test.each([
  [{ do: 'explode' }],
  [{ do: 'advance', ms: -1 }],
  [{ do: 'advance', ms: 'an hour' }],
  [{ do: 'advance' }],
  [{ do: 'fault', fault: 'moon-down', on: true }],
  [{ do: 'fault', fault: 'flex-down', on: 'yes' }],
  [{ do: 'freeze', at: 3 }],
  [[]],
  ['null'],
  ['{"do":'],
])('%j is refused in one sentence, and changes nothing', async (action) => {
  const lab = await startTestHub();
  const { status, body } = await lab.ask(path, action);
  expect(status).toBe(400);
  expect((body as { error: string }).error).toMatch(/^[^\n]+\.$/);
  expect(titles(lab)).toEqual([]);
});
