import { expect, test } from 'vitest';
import {
  findConversation,
  updateConversation,
} from '../../emulator/twilio/conversations/conversations.ts';
import { byServer } from '../../emulator/twilio/services.ts';
import { visit } from '../../emulator/twilio/conformance/visit.ts';
import { watch } from '../../emulator/twilio/conformance/watch.ts';
import { startChat, visitor } from './testing/start-chat.ts';

test('says when the line is down and when it is back, and tells what was missed once', async () => {
  const { open, twilio, write } = await startChat();
  const { heard } = await open();
  twilio.faults.setSocket({ refuseConnections: 503 });
  twilio.sockets.drop({});
  await expect.poll(() => heard('onLine')).toEqual(['connecting']);
  for (let n = 0; n < 40; n += 1) write(`${n}`);
  twilio.faults.setSocket({ refuseConnections: null });
  await expect.poll(() => heard('onMessage')).toHaveLength(40);
  expect(heard('onLine')).toEqual(['connecting', 'up']);
});

test('is alive while answers come, whatever they say', async () => {
  const { open, twilio } = await startChat();
  const { transport } = await open();
  expect(await transport.isAlive()).toBe(true);
  twilio.faults.add({ path: '/Client/v2/Services/*/Conversations', status: 503, times: 0 });
  expect(await transport.isAlive()).toBe(true);
});

test('is not alive on a line that is half open, within five seconds', async () => {
  const { open, twilio } = await startChat();
  const { transport, told } = await open();
  twilio.sockets.blackhole({}, true);
  const started = performance.now();
  expect(await transport.isAlive()).toBe(false);
  expect(performance.now() - started).toBeLessThan(5_500);
  // The SDK itself notices nothing.
  expect(told).toEqual([]);
});

test('says that it was closed when that happened while the line was down', async () => {
  const { open, twilio, sid } = await startChat();
  const { heard, transport } = await open();
  twilio.faults.setSocket({ refuseConnections: 503 });
  twilio.sockets.drop({});
  await expect.poll(() => heard('onLine')).toEqual(['connecting']);
  updateConversation(
    twilio.services,
    findConversation(twilio.store, sid),
    { state: 'closed' },
    byServer,
  );
  twilio.faults.setSocket({ refuseConnections: null });
  await expect.poll(() => heard('onClosed')).toHaveLength(1);
  expect(await transport.readStanding()).toBe('over');
});

test.each([
  [308, 'comes back', ['connecting', 'up'], []],
  [406, 'is broken', [], ['line']],
  [417, 'is broken', [], ['line']],
  [401, 'is broken', ['connecting'], ['line']],
] as const)('after a goodbye with %d it %s', async (code, _, lines, broken) => {
  const { open, twilio } = await startChat();
  const { heard } = await open();
  twilio.sockets.close({}, code, { reconnectMinMs: 50 });
  await expect.poll(() => [heard('onLine'), heard('onBroken')]).toEqual([lines, broken]);
});

test('waits for a line that is back before its time is over', async () => {
  const { open, twilio, write } = await startChat();
  write('hello');
  const { transport, heard } = await open();
  twilio.sockets.drop({});
  await expect.poll(() => heard('onLine')).toEqual(['connecting']);
  expect((await transport.readLatest()).messages).toMatchObject([{ body: 'hello' }]);
});

test('tells nobody late that the visitor typed', async () => {
  const { open, twilio, sid, write } = await startChat();
  const maya = await visit(twilio, 'agent.maya', sid);
  const typing = watch(maya.conversation, 'typingStarted');
  const { transport, heard } = await open();
  twilio.faults.setSocket({ refuseConnections: 503 });
  twilio.sockets.drop({ identity: visitor });
  await expect.poll(() => heard('onLine')).toEqual(['connecting']);
  transport.tellTyping();
  twilio.faults.setSocket({ refuseConnections: null });
  await expect.poll(() => heard('onLine')).toEqual(['connecting', 'up']);
  write('back');
  await expect.poll(() => heard('onMessage')).toHaveLength(1);
  expect(typing).toEqual([]);
  transport.tellTyping();
  await expect.poll(() => typing).toHaveLength(1);
});
