import { expect, test } from 'vitest';
import { startChat, visitor } from './testing/start-chat.ts';

test('says that the token is about to end, and takes another without a gap', async () => {
  const { open, twilio, write } = await startChat();
  const { transport, told, heard } = await open();
  twilio.sockets.warnOfExpiry({});
  await expect.poll(() => told).toEqual([['onTokenEnding']]);
  expect(await transport.updateToken(twilio.token(visitor, 7_200))).toBe(true);
  twilio.clock.advance(3_600_000);
  write('still here');
  await expect.poll(() => heard('onMessage')).toHaveLength(1);
  expect(heard('onLine')).toEqual([]);
});

test('takes no token that it has had', async () => {
  const { open, twilio } = await startChat();
  const [first, second] = [twilio.token(visitor), twilio.token(visitor, 7_200)];
  const { transport } = await open({ token: first });
  expect(await transport.updateToken(first)).toBe(false);
  expect(await transport.updateToken(second)).toBe(true);
  expect(await transport.updateToken(first)).toBe(false);
  expect(await transport.updateToken(second)).toBe(false);
});

test('is broken at once when its token ends, and takes no other', async () => {
  const { open, twilio } = await startChat();
  const { transport, told, heard } = await open();
  const started = performance.now();
  twilio.sockets.expireTokens({});
  await expect.poll(() => heard('onBroken')).toEqual(['token']);
  expect(performance.now() - started).toBeLessThan(1_000);
  expect(await transport.updateToken(twilio.token(visitor, 7_200))).toBe(false);
  await new Promise((resolve) => setTimeout(resolve, 3_300));
  expect(told.filter(([name]) => name !== 'onLine')).toEqual([['onBroken', 'token']]);
});

test('is broken by a token of somebody else', async () => {
  const { open, twilio } = await startChat();
  const { transport, heard } = await open();
  expect(await transport.updateToken(twilio.token('somebody'))).toBe(false);
  await expect.poll(() => heard('onBroken')).toEqual(['token']);
});

test('takes no token while the line is down', async () => {
  const { open, twilio } = await startChat();
  const { transport, heard } = await open();
  twilio.faults.setSocket({ refuseConnections: 503 });
  twilio.sockets.drop({});
  await expect.poll(() => heard('onLine')).toEqual(['connecting']);
  const started = performance.now();
  expect(await transport.updateToken(twilio.token(visitor, 7_200))).toBe(false);
  expect(performance.now() - started).toBeLessThan(100);
});

test('is broken when its token has ended by the time that the line is back', async () => {
  const { open, twilio } = await startChat();
  const { heard } = await open();
  twilio.faults.setSocket({ refuseConnections: 503 });
  twilio.sockets.drop({});
  await expect.poll(() => heard('onLine')).toEqual(['connecting']);
  twilio.clock.advance(7_200_000);
  twilio.faults.setSocket({ refuseConnections: null });
  await expect.poll(() => heard('onBroken')).toEqual(['token']);
});
