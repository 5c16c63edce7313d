import { expect, test } from 'vitest';
import { isMet } from './fault-path.ts';

const messages = '/aim/Client/v2/Services/IS1/Conversations/CH1/Messages';

test.each([
  '/Client/v2/Services/*/Conversations/*/Messages',
  '/Client/v2/Services/*/Conversations/*/Messages$',
  '/aim/Client/v2/Services/IS1/Conversations/CH1/Messages',
  '/Client/v2/Services',
  '/Client/v2/Services/',
  '/aim',
  '/*/Client',
  '/',
])('%s meets a request for messages within the socket', (path) => {
  expect(isMet(path, messages)).toBe(true);
});

test.each([
  '/Client/v2/Services/*/Conversations/*$',
  '/Client/v2/Services$',
  '/Client/v2/Serv',
  '/Services/*/Conversations',
  '/v2/Services',
  '/Client/v2/Services/*/Conversations/*/Messages/*',
  '/cds',
  '/$',
])('%s does not', (path) => {
  expect(isMet(path, messages)).toBe(false);
});

test.each(['/conversations/v1/X', '/v1/X', '/conversations.twilio.com/v1/X', '/v1/X$'])(
  '%s meets a call by REST',
  (path) => {
    expect(isMet(path, '/conversations/v1/X')).toBe(true);
  },
);

test('a product is not another', () => {
  expect(isMet('/conversations/v1/X', '/chat/v1/X')).toBe(false);
});
