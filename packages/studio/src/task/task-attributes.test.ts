import { describe, expect, test } from 'vitest';
import { maxTaskAttributes, toTaskAttributes } from './task-attributes.ts';
import { parseTaskRequest } from './task-request.ts';
import type { TranscriptLine } from './transcript.ts';

const phone = '+14155552671';
const sid = 'CH0123456789abcdef0123456789abcdef';
const fields = {
  conversation_sid: sid,
  address: 'guest-abc',
  phone,
  name: 'Ada',
  verified: 'false',
  channel: 'web',
  question: 'How do I rotate my keys?',
  reason: 'nothing-read',
  explanation: 'Read no docs in the last 48 hours, counted from events.',
  turn: '2',
};

function docsJson(count: number, url = 'https://docs.example.com/'): string {
  const viewed_at = '2026-11-22T10:00:00.000Z';
  return JSON.stringify(
    Array.from({ length: count }, (_, at) => ({
      title: `Doc ${at}`,
      url: `${url}${at}`,
      viewed_at,
    })),
  );
}

function build(more: Record<string, string> = {}, transcript: readonly TranscriptLine[] = []) {
  const built = toTaskAttributes(parseTaskRequest({ ...fields, ...more }), transcript);
  return { ...built, attributes: JSON.parse(built.text) as Record<string, unknown> };
}

const said: readonly TranscriptLine[] = [
  { who: 'Visitor', text: 'How do I rotate my keys?' },
  { who: 'Bot', text: 'See Rotate keys: https://docs.example.com/keys' },
  { who: 'Visitor', text: 'I want a\nperson' },
];

test('an agent sees who it is, why a person, what was read and what was said', () => {
  const { attributes, docsTold, linesTold } = build(
    { docs: docsJson(1), handoff_reason: 'asked' },
    said,
  );
  expect(attributes).toEqual({
    name: 'Ada',
    customerName: 'Ada',
    from: phone,
    channelType: 'web',
    channelSid: sid,
    identity_verified: false,
    phone_is: 'claimed',
    routing: {
      reason: 'nothing-read',
      explanation: 'Read no docs in the last 48 hours, counted from events.',
      handoff: 'asked',
    },
    question: 'How do I rotate my keys?',
    docs: [{ title: 'Doc 0', url: 'https://docs.example.com/0' }],
    transcript: 'Bot: See Rotate keys: https://docs.example.com/keys\nVisitor: I want a person',
  });
  expect({ docsTold, linesTold }).toEqual({ docsTold: 1, linesTold: 2 });
});

describe('traits', () => {
  test.each([
    ['claimed', {}],
    ['verified', { verified: 'true' }],
    ['sender', { phone: '', address: phone, channel: 'sms' }],
  ])('are told as those of a %s phone', (phoneIs, more) => {
    const { attributes } = build({ vip: 'true', lifetime_value: '1200.5', ...more });
    expect(attributes['profile']).toEqual({
      of: `${phoneIs} phone`,
      vip: true,
      lifetime_value: 1200.5,
    });
    expect(attributes['identity_verified']).toBe(phoneIs === 'verified');
  });

  test('are not told where there are none', () => {
    expect(build({ vip: 'false', lifetime_value: '0' }).attributes).not.toHaveProperty('profile');
  });
});

describe('who it is', () => {
  test('somebody without a name is called by the phone, or is a visitor', () => {
    expect(build({ name: '' }).attributes).toMatchObject({ name: phone, customerName: phone });
    const { attributes } = build({ name: ' \n', phone: '' });
    expect(attributes).toMatchObject({ name: 'Visitor', phone_is: 'unknown' });
    expect(attributes).not.toHaveProperty('from');
  });

  test('no more than the beginning of a long name is told', () => {
    const { attributes } = build({ name: 'Ada '.repeat(100) });
    expect(attributes['name']).toMatch(/^(Ada )+Ada…$/);
    expect(String(attributes['name']).length).toBeLessThanOrEqual(60);
  });
});

describe('what does not fit', () => {
  const lines = Array.from({ length: 20 }, (_, at) => ({
    who: at % 2 ? ('Bot' as const) : ('Visitor' as const),
    text: `line ${at} ${'and so on '.repeat(9)}`,
  }));

  test('of the transcript, the latest lines are told', () => {
    const { attributes, linesTold } = build({}, lines);
    const told = String(attributes['transcript']).split('\n');
    expect(told.at(-1)).toMatch(/^Bot: line 19 /);
    expect(told.at(-2)).toMatch(/^Visitor: line 18 /);
    expect(told).toHaveLength(linesTold);
    expect(linesTold).toBeLessThan(20);
  });

  test('the room is used', () => {
    expect(build({ docs: docsJson(5) }, lines).text.length).toBeGreaterThan(maxTaskAttributes - 40);
  });

  test('docs leave half of the room to the transcript', () => {
    const docs = docsJson(5, `https://docs.example.com/${'long/'.repeat(20)}`);
    const alone = build({ docs });
    const both = build({ docs }, lines);
    expect(both.docsTold).toBeGreaterThan(0);
    expect(both.docsTold).toBeLessThan(alone.docsTold);
    expect(both.linesTold).toBeGreaterThan(1);
  });

  test('of a long title the beginning is told', () => {
    const docs = docsJson(1).replace('Doc 0', 'Keys '.repeat(30));
    const [doc] = build({ docs }).attributes['docs'] as { title: string }[];
    expect(doc?.title).toMatch(/^(Keys )+Keys…$/);
    expect(doc?.title.length).toBeLessThanOrEqual(60);
  });

  test('a doc whose address is too long gives way to the next', () => {
    const long = { title: 'Long', url: `https://docs.example.com/${'x'.repeat(900)}` };
    const short = { title: 'Short', url: 'https://docs.example.com/short' };
    const docs = [long, short].map((doc, at) => ({ ...doc, viewed_at: `2026-11-2${2 - at}` }));
    const { attributes } = build({ docs: JSON.stringify(docs) });
    expect(attributes['docs']).toEqual([short]);
  });
});

test('an agent sees that the visitor waits for an SMS, where there is a phone for it', () => {
  expect(build({ reply_by: 'sms' }).attributes['reply_by']).toBe('sms');
  expect(build({ reply_by: 'sms', phone: '' }).attributes).not.toHaveProperty('reply_by');
  expect(build().attributes).not.toHaveProperty('reply_by');
});
