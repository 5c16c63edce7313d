import { expect, test } from 'vitest';
import { failureOf, startChat } from './testing/start-chat.ts';

// Every step of the beginning, in its order.
const steps = [
  '/Client/v2/Configuration',
  '/v3/Maps',
  '/Client/v2/Services/*/Users/*/Conversations',
  '/v4/Subscriptions',
  '/v3/Documents',
  '/v3/Lists',
  '/v3/Services/*/Lists/*/Items',
];

test.each(steps)('gives up quietly, or opens, when the line is cut at %s', async (path) => {
  const { open, twilio } = await startChat();
  twilio.faults.add({ path, drop: 'before', times: 1 });
  const outcome = await open().then(
    () => 'open',
    (error: { why: string }) => error.why,
  );
  expect(['open', 'line']).toContain(outcome);
});

// It opens without waiting for its subscriptions.
const awaited = steps.filter((path) => path !== '/v4/Subscriptions');

test.each(awaited)('lets go at once, and quietly, when it is given up at %s', async (path) => {
  const { open, twilio } = await startChat();
  twilio.faults.add({ path, delayMs: 200, times: 0 });
  const ending = new AbortController();
  const opening = failureOf(open({ signal: ending.signal }));
  await expect.poll(() => isMet(twilio, path)).toBe(true);
  ending.abort();
  expect(await opening).toBe('line');
  await expect.poll(() => twilio.sockets.list()).toEqual([]);
});

test('lets go when it is given up before its first step, and while the socket is refused', async () => {
  const { open, twilio } = await startChat();
  expect(await failureOf(open({ signal: AbortSignal.abort() }))).toBe('line');

  twilio.faults.setSocket({ refuseConnections: 503 });
  const ending = new AbortController();
  const opening = failureOf(open({ signal: ending.signal }));
  await new Promise((resolve) => setTimeout(resolve, 100));
  ending.abort();
  expect(await opening).toBe('line');
  twilio.faults.setSocket({ refuseConnections: null });
  // The SDK alone would come back after its pause, and stay.
  await new Promise((resolve) => setTimeout(resolve, 2_500));
  expect(twilio.sockets.list()).toEqual([]);
});

function isMet({ stream }: Awaited<ReturnType<typeof startChat>>['twilio'], path: string): boolean {
  const [, last] = /\/([^/*]+)(?:\/\*)*$/.exec(path) ?? [];
  return stream
    .read(0, 1_000)
    .some(({ what }) => what.startsWith('fault') && what.includes(last ?? ''));
}
