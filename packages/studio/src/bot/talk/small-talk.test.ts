import { expect, test } from 'vitest';
import { toSmallTalk } from './small-talk.ts';
import { toSpoken } from './to-spoken.ts';

test.each([
  ['hi', 'greeting'],
  ['Hello there!', 'greeting'],
  ['Good morning 👋', 'greeting'],
  ['hey, how are you?', 'greeting'],
  ['Guten Tag, hallo', 'greeting'],
  ['¡Hola!', 'greeting'],
  ['thanks, that helped', 'thanks'],
  ['Thank you so much!!', 'thanks'],
  ['great, it works now', 'thanks'],
  ['ok thx bye', 'thanks'],
  ['Merci', 'thanks'],
  ['that did not help', 'did-not-help'],
  ["No, that's not what I asked", 'did-not-help'],
  ["thanks but that doesn't answer my question", 'did-not-help'],
  ['not helpful', 'did-not-help'],
  ['no', 'did-not-help'],
  ['are you a bot?', 'about-itself'],
  ['am I talking to a real person?', 'about-itself'],
  ['who are you', 'about-itself'],
])('%s: %s', (message, kind) => {
  expect(toSmallTalk(toSpoken(message))).toBe(kind);
});

test.each([
  'hi, how do I retry a dead job?',
  'thanks! and how do I pause a queue?',
  'it does not work with node 16',
  'does it work with python',
  'how does it work',
  'is it good',
  'hello world example',
  'thank you page',
  'no worker is seen',
  'my job did not work',
  'retry',
  '1.9',
])('a question: %s', (message) => {
  expect(toSmallTalk(toSpoken(message))).toBeUndefined();
});
