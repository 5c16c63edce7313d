import { expect, test } from 'vitest';
import type { StreamLine } from '../../../../emulator/twilio/stream.ts';
import { toLineDraft } from './to-line-draft.ts';

const chat = `CH${'a'.repeat(32)}`;
const lookups = {
  agentName: (identity: string) => (identity === 'agent.maya' ? 'Maya' : undefined),
  conversationOf: (identity: string) => (identity === 'guest-1' ? chat : undefined),
};

function draft(line: Partial<StreamLine> & Pick<StreamLine, 'channel' | 'what'>) {
  return toLineDraft({ seq: 1, at: '2026-11-23T10:00:00.000Z', ...line }, lookups);
}

test.each([
  ['connected', 'Socket connected'],
  ['disconnected', 'Socket closed'],
  ['cut', 'Socket cut without a goodbye'],
  ['closing with 410 TOKEN_EXPIRED', 'Socket closed by Twilio: the token has expired'],
  ['closing with 406 NOT_ACCEPTABLE', 'Socket closed by Twilio: 406 NOT_ACCEPTABLE'],
  ['refused a frame', 'Socket: refused a frame'],
])('the socket that was %s: %s', (what, title) => {
  expect(draft({ channel: 'socket', what, who: 'guest-1' })).toMatchObject({
    kind: 'connection',
    title,
    source: 'twilio',
    conversationSid: chat,
  });
});

test("an agent's socket is of the desk, and of no chat", () => {
  const told = draft({ channel: 'socket', what: 'connected', who: 'agent.maya' });
  expect(told).toMatchObject({ source: 'desk', detail: 'of Maya' });
  expect(told).not.toHaveProperty('conversationSid');
});

test.each([
  ['inbound received', {}, { title: 'SMS from +1415: "Hi"', tells: { phone: '+1415' } }],
  ['outbound-api queued', {}, { title: 'SMS to +1415: "Hi"' }],
  ['outbound-api queued', { conversationSid: chat }, { title: 'Sent as SMS to +1415' }],
  ['outbound-api delivered', {}, { title: 'SMS to +1415: delivered', isNoise: true }],
  [
    'outbound-api undelivered',
    { problem: 'https://www.twilio.com/docs/errors/30003' },
    {
      title: 'SMS to +1415: undelivered',
      problem:
        'The SMS did not arrive. Check the number, and see https://www.twilio.com/docs/errors/30003.',
    },
  ],
])('the SMS %s %j', (what, more, said) => {
  const line = { channel: 'sms', what, who: '+1415', body: { body: 'Hi' }, ...more } as const;
  expect(draft(line)).toMatchObject({ kind: 'sms', ...said });
});

test('requests and webhooks are noise, with short names; an outage is none', () => {
  const what = `POST /conversations/v1/Services/IS${'0'.repeat(32)}/Conversations/${chat}/Messages`;
  expect(draft({ channel: 'rest', what, status: 404, problem: 'No such.' })).toMatchObject({
    kind: 'request',
    title: 'REST: POST Conversations/CH…/Messages',
    detail: 'answered 404',
    conversationSid: chat,
    isNoise: true,
  });
  expect(draft({ channel: 'webhook', what: 'onMessageAdded', status: 200 })).toMatchObject({
    title: 'Webhook: onMessageAdded',
    isNoise: true,
  });
  for (const status of [429, 500, 503])
    expect(draft({ channel: 'rest', what, status })).not.toHaveProperty('isNoise');
});

test('what was done by hand is told, where nothing else tells it', () => {
  expect(
    draft({ channel: 'local', what: 'POST /_local/connections/drop', status: 200 }),
  ).toMatchObject({
    kind: 'control',
    source: 'local',
    title: 'Sockets cut by hand',
  });
  expect(draft({ channel: 'local', what: 'fault: POST /mcs/v1' })?.title).toBe(
    'Fault met: POST /mcs/v1',
  );
  expect(draft({ channel: 'local', what: 'POST /_local/clock' })?.isNoise).toBe(true);
});

test('what the store and Studio tell themselves is not told twice', () => {
  expect(draft({ channel: 'task', what: 'task.created' })).toBeUndefined();
  expect(draft({ channel: 'studio', what: 'Trigger → next' })).toBeUndefined();
});
