import { expect, test } from 'vitest';
import { toLocalUri } from './http-client.ts';

const origin = 'http://127.0.0.1:8787';

test.each([
  ['https://conversations.twilio.com/v1/Services', '/conversations.twilio.com/v1/Services'],
  ['https://api.twilio.com/2010-04-01/Accounts.json', '/api.twilio.com/2010-04-01/Accounts.json'],
  ['https://flex-api.twilio.com/v2?a=b', '/flex-api.twilio.com/v2?a=b'],
  ['https://api.dublin.ie1.twilio.com/x', '/api.dublin.ie1.twilio.com/x'],
])('sends %s to the local Twilio', (uri, path) => {
  expect(toLocalUri(uri, origin)).toBe(`${origin}${path}`);
});

test.each([
  'https://example.com/v1',
  'https://twilio.com.example.com/v1',
  'https://example.com/?next=https://api.twilio.com/x',
  `${origin}/api.twilio.com/x`,
])('leaves %s alone', (uri) => {
  expect(toLocalUri(uri, origin)).toBe(uri);
});
