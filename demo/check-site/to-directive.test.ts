import { expect, test } from 'vitest';
import { toDirective } from './to-directive.ts';

const origin = 'https://docs.example.com';

test.each([
  ['connect-src', 'https://api.segment.io/v1/b', 'connect-src https://api.segment.io'],
  ['script-src-elem', `${origin}/docent/docent.js`, "script-src 'self'"],
  ['script-src-elem', 'inline', `script-src 'nonce-…' (and nonce="…" on the tag)`],
  ['connect-src', 'wss://tsock.us1.twilio.com/v3', 'connect-src wss://tsock.us1.twilio.com'],
  ['img-src', 'data', 'img-src data'],
])('what %s refused for %s is allowed by %s', (directive, blocked, line) => {
  expect(toDirective({ directive, blocked, source: '' }, origin)).toBe(line);
});
