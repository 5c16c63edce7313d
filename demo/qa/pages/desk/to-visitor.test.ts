import { expect, test } from 'vitest';
import { toReasonWords } from './routing-words.ts';
import { toTask } from './testing/tasks.ts';
import { toPhoneEnding, toVisitor } from './to-visitor.ts';

const phone = '+14155552671';

test('a phone that was typed is claimed, and docs come latest first', () => {
  const visitor = toVisitor(toTask());
  expect(visitor).toMatchObject({ name: 'Ada', phone, certainty: 'claimed', isVip: false });
  expect(visitor.docs.map(({ title }) => title)).toEqual(['Jobs', 'Retries']);
  expect(toReasonWords(visitor)).toBe('Read 2 docs');
});

test('only what a server has checked is verified', () => {
  const conversation = toTask().conversation;
  if (!conversation) throw new Error('The task has a conversation.');
  const verified = { from: phone, identity_verified: true };
  const claimed = { from: phone, pre_engagement_data: { identity_verified: true } };
  const of = (attributes: unknown) =>
    toVisitor(toTask({ conversation: { ...conversation, attributes } }));
  expect(of(verified).certainty).toBe('verified');
  expect(of(claimed).certainty).toBe('claimed');
  expect(of({ identity_verified: 'yes', from: phone }).certainty).toBe('claimed');
});

test('who writes by SMS is the sender of that phone, whatever the flow calls the channel', () => {
  const customer = { identity: null, address: phone, channel: 'sms' as const, name: null };
  const attributes = { name: phone, channelType: 'sms' };
  const visitor = toVisitor(toTask({ customer, attributes, conversation: null }));
  expect(visitor).toMatchObject({ name: 'Visitor', phone, certainty: 'sender', channel: 'sms' });
});

test('a pseudonym or a phone is nobody’s name', () => {
  const nameless = { conversation: null, attributes: { name: 'guest-1ab' } };
  expect(toVisitor(toTask(nameless)).name).toBe('Visitor');
});

test('a doc that page and task both name is listed once, with the time', () => {
  const attributes = { docs: [{ title: 'Jobs', url: 'https://docs.example/jobs#cron' }] };
  expect(toVisitor(toTask({ attributes })).docs).toEqual([
    { title: 'Jobs', url: 'https://docs.example/jobs', at: Date.parse('2026-11-23T09:59:00Z') },
    {
      title: 'Retries',
      url: 'https://docs.example/retries',
      at: Date.parse('2026-11-23T09:58:00Z'),
    },
  ]);
});

test('what is no web address becomes no link', () => {
  const docs = [{ title: 'Evil', url: 'javascript:alert(1)' }, { title: 'No', url: 5 }, null];
  expect(toVisitor(toTask({ conversation: null, attributes: { docs } })).docs).toEqual([]);
});

test.each([null, 'text', 5, [], { routing: 'x', docs: {}, profile: [] }])(
  'attributes that are %j leave a visitor of whom nothing is known',
  (attributes) => {
    const visitor = toVisitor(toTask({ attributes, conversation: null, customer: null }));
    expect(visitor).toMatchObject({ name: 'Visitor', certainty: 'unknown', docs: [] });
  },
);

test('the end of a phone tells visitors apart', () => {
  expect(toPhoneEnding(phone)).toBe('…2671');
});
