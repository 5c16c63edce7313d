import { describe, expect, test } from 'vitest';
import { parseTaskRequest } from './task-request.ts';

const phone = '+14155552671';
const sid = 'CH0123456789abcdef0123456789abcdef';
const docs = JSON.stringify([
  { title: 'Keys', url: 'https://docs.example.com/keys', viewed_at: '2026-11-22T10:00:00.000Z' },
]);

test('an empty request is a visitor of whom nothing is known', () => {
  expect(parseTaskRequest({})).toEqual({
    conversationSid: '',
    address: '',
    phone: undefined,
    phoneIs: 'unknown',
    name: '',
    channel: 'web',
    question: '',
    reason: 'no-answer',
    explanation: 'The profile could not be looked up.',
    handoffReason: '',
    docs: [],
    vip: false,
    lifetimeValue: 0,
    replyBy: '',
    hasBotSpoken: false,
  });
});

test.each([null, undefined, 'text', 42, []])('a body of %j is an empty request', (body) => {
  expect(parseTaskRequest(body)).toEqual(parseTaskRequest({}));
});

describe('how sure a phone is', () => {
  test.each([
    ['verified', { phone, verified: 'true', channel: 'web' }],
    ['claimed', { phone, verified: 'false', channel: 'web' }],
    ['claimed', { phone, verified: '', channel: 'web' }],
    ['sender', { address: phone, channel: 'sms' }],
    ['sender', { address: phone, channel: 'sms', verified: 'true' }],
    ['unknown', { address: phone, channel: 'web', verified: 'true' }],
  ])('%s: %j', (phoneIs, fields) => {
    expect(parseTaskRequest(fields).phoneIs).toBe(phoneIs);
  });
});

test.each([
  ['sms', { address: phone }],
  ['whatsapp', { address: `whatsapp:${phone}` }],
  ['web', { address: 'guest-abc' }],
  ['web', { address: 'guest-abc', channel: 'Web' }],
])('the channel is %s for %j', (channel, fields) => {
  expect(parseTaskRequest(fields).channel).toBe(channel);
});

test('what the profile tells of docs goes before what the page tells', () => {
  const other = docs.replaceAll('keys', 'start');
  expect(parseTaskRequest({ docs, trail: other }).docs[0]?.url).toContain('keys');
  expect(parseTaskRequest({ docs: '[]', trail: other }).docs[0]?.url).toContain('start');
  expect(parseTaskRequest({ docs: 'null', trail: other }).docs[0]?.url).toContain('start');
});

test('only a SID of a conversation is one', () => {
  expect(parseTaskRequest({ conversation_sid: sid }).conversationSid).toBe(sid);
  expect(parseTaskRequest({ conversation_sid: '../../Users' }).conversationSid).toBe('');
  expect(parseTaskRequest({ conversation_sid: `${sid}/x` }).conversationSid).toBe('');
});

test.each([
  ['1', true],
  ['0', false],
  ['', false],
  ['many', false],
])('after %j turns the bot has spoken: %j', (turn, expected) => {
  expect(parseTaskRequest({ turn }).hasBotSpoken).toBe(expected);
});

test.each([
  ['sms', 'sms'],
  ['SMS', 'sms'],
  ['fax', ''],
  ['', ''],
])('the answer comes by %j: %j', (reply_by, expected) => {
  expect(parseTaskRequest({ reply_by }).replyBy).toBe(expected);
});
