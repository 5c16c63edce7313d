import { expect, test } from 'vitest';
import { startChat } from './testing/start-chat.ts';

test('lets go of the socket, and tells nothing after', async () => {
  const { open, twilio, write } = await startChat();
  const { transport, told } = await open();
  write('never told');
  transport.close();
  transport.close();
  await expect.poll(() => twilio.sockets.list()).toEqual([]);
  write('never told either');
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(told).toEqual([]);
});

test('settles at once what was asked before it was closed', async () => {
  const { open, twilio } = await startChat();
  const { transport } = await open();
  twilio.sockets.blackhole({}, true);
  const asked = [
    transport.send({ clientId: '1', body: 'hello' }),
    transport.isAlive(),
    transport.updateToken('another'),
    transport.readLatest().catch(() => 'rejected'),
    transport.readStanding().catch(() => 'rejected'),
  ];
  const started = performance.now();
  transport.close();
  expect(await Promise.all(asked)).toEqual([
    { kind: 'in-doubt' },
    false,
    false,
    'rejected',
    'rejected',
  ]);
  expect(performance.now() - started).toBeLessThan(100);
});

test('answers whoever asks after it was closed', async () => {
  const { open } = await startChat();
  const { transport } = await open();
  transport.close();
  transport.markSeen(3);
  transport.tellTyping();
  expect(await transport.isAlive()).toBe(false);
  expect(await transport.updateToken('another')).toBe(false);
  await expect(transport.readBefore(3)).rejects.toThrow('No longer wanted.');
  await expect(transport.readAfter(3)).rejects.toThrow('No longer wanted.');
});

test('stays away when it is closed while the line is down', { timeout: 20_000 }, async () => {
  const { open, twilio } = await startChat();
  const { transport, told, heard } = await open();
  twilio.faults.setSocket({ refuseConnections: 503 });
  twilio.sockets.drop({});
  await expect.poll(() => heard('onLine')).toEqual(['connecting']);
  await new Promise((resolve) => setTimeout(resolve, 400));
  transport.close();
  twilio.faults.setSocket({ refuseConnections: null });
  await new Promise((resolve) => setTimeout(resolve, 4_000));
  expect(twilio.sockets.list()).toEqual([]);
  expect(told).toEqual([['onLine', 'connecting']]);
});

test('a server that goes down under it lets nothing escape', async () => {
  const { open, twilio } = await startChat();
  const { transport, heard } = await open();
  await twilio.close();
  await expect.poll(() => heard('onLine')).toEqual(['connecting']);
  transport.close();
});

test('opens and closes thirty times without leaving a socket', { timeout: 60_000 }, async () => {
  const { open, twilio } = await startChat();
  for (let n = 0; n < 30; n += 1) (await open()).transport.close();
  await expect.poll(() => twilio.sockets.list()).toEqual([]);
});
