import { expect, test } from 'vitest';
import { toStoredMessage, type MessageFacts } from './to-stored-message.ts';

const identity = 'visitor-1';
const facts: MessageFacts = {
  sid: 'IM1',
  index: 4,
  author: 'agent.maya',
  body: 'Hello',
  attributes: {},
  dateCreated: new Date(1_000),
};
const link = { title: 'Retries', url: 'https://docs.example/retries' };

test('makes a message of a person, with a name', () => {
  expect(toStoredMessage(facts, { identity, authorName: 'Maya' })).toEqual({
    sid: 'IM1',
    index: 4,
    author: 'person',
    authorName: 'Maya',
    body: 'Hello',
    links: [],
    sentAt: 1_000,
  });
});

test.each([
  ['visitor', { author: identity, attributes: { author: 'bot', links: [link] } }],
  ['bot', { author: 'anybody', attributes: { author: 'bot' } }],
  ['bot', { author: 'anybody', attributes: { type: 'docs_links' } }],
  ['bot', { author: 'system' }],
  ['bot', { author: null }],
  ['bot', { author: `AC${'0'.repeat(32)}` }],
  ['person', { author: '+14155550123' }],
  ['person', { attributes: { author: 'human' } }],
  ['person', { attributes: null }],
] as const)('knows a %s: %o', (author, more) => {
  expect(toStoredMessage({ ...facts, ...more }, { identity }).author).toBe(author);
});

test('takes links from a bot alone', () => {
  const attributes = { type: 'docs_links', links: [link] };
  const links = (author: string) =>
    toStoredMessage({ ...facts, author, attributes }, { identity }).links;
  expect(links('system')).toEqual([link]);
  expect(links(identity)).toEqual([]);
});

test('takes a client ID from the visitor alone, and none that is too long', () => {
  const clientIdOf = (author: string, clientId: unknown) =>
    toStoredMessage({ ...facts, author, attributes: { clientId } }, { identity }).clientId;
  expect(clientIdOf(identity, 'c-1')).toBe('c-1');
  expect(clientIdOf(identity, 'c'.repeat(100))).toHaveLength(100);
  expect(clientIdOf(identity, 'c'.repeat(101))).toBeUndefined();
  expect(clientIdOf(identity, 5)).toBeUndefined();
  expect(clientIdOf('agent.maya', 'c-1')).toBeUndefined();
});

test('has an empty text for none, and a time for none', () => {
  const message = toStoredMessage({ ...facts, body: null, dateCreated: null }, { identity });
  expect(message.body).toBe('');
  expect(message.sentAt).toBeGreaterThan(1_000);
  const odd = { ...facts, dateCreated: new Date('nonsense') };
  expect(toStoredMessage(odd, { identity }).sentAt).toBeGreaterThan(1_000);
});

test('calls the visitor nothing', () => {
  const message = toStoredMessage({ ...facts, author: identity }, { identity, authorName: 'Ada' });
  expect(message).not.toHaveProperty('authorName');
});
