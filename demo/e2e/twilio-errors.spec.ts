import { createTwilioClient } from '../emulator/twilio/testing/twilio-client.ts';
import { test } from './twilio-servers.ts';
import { eventually, expect } from './twilio-test.ts';

test("shows Twilio's errors by the helper library", async ({ server, control, twilio }) => {
  const { conversations } = server.conversations.v1;
  const refusal = async (call: Promise<unknown>) => {
    const { status, code, message, moreInfo } = (await call.then(
      () => ({}),
      (error: unknown) => error,
    )) as Record<string, unknown>;
    return { status, code, message, moreInfo };
  };
  const stranger = createTwilioClient(twilio.origin, { password: 'wrong' });
  expect(await refusal(stranger.conversations.v1.conversations.list())).toEqual({
    status: 401,
    code: 20003,
    message: 'Authenticate',
    moreInfo: 'https://www.twilio.com/docs/errors/20003',
  });
  await control('/faults', { path: '/conversations.twilio.com/v1', status: 429, retryAfter: 1 });
  expect(await refusal(conversations.list())).toEqual({
    status: 429,
    code: 20429,
    message: 'Too Many Requests',
    moreInfo: 'https://www.twilio.com/docs/errors/20429',
  });
  const none = `CH${'0'.repeat(32)}`;
  expect(await refusal(conversations(none).fetch())).toMatchObject({ status: 404, code: 20404 });
});

test.describe('with a limit of three requests a second', () => {
  test.use({ sections: { limits: { restRequestsPerSecond: 3, clientRequestsPerSecond: 1000 } } });

  test('answers 429 above its limit, and goes on a second later', async ({ server }) => {
    const { conversations } = server.conversations.v1;
    const settled = await Promise.allSettled(
      Array.from({ length: 5 }, () => conversations.create()),
    );
    const refused = settled.flatMap((one) =>
      one.status === 'rejected' ? [one.reason as { status: number; code: number }] : [],
    );
    expect(refused.map(({ status, code }) => [status, code])).toEqual([
      [429, 20429],
      [429, 20429],
    ]);
    await eventually(async () => (await conversations.list().catch(() => [])).length).toBe(3);
  });
});
