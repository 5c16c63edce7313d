import { expect, test } from 'vitest';
import { createTranscriptDates } from './transcript-dates.ts';
import { buildTranscriptText, type TranscriptMessage } from './transcript-text.ts';
import { conversationSid } from './testing/running-chat.ts';

const dates = createTranscriptDates('en-GB', 'Europe/London');
const message = (body: string, more: Partial<TranscriptMessage> = {}): TranscriptMessage => ({
  role: 'visitor',
  name: 'Ada',
  body,
  writtenAt: '2026-07-22T10:00:00Z',
  files: [],
  ...more,
});
const build = (...messages: TranscriptMessage[]) =>
  buildTranscriptText({ conversationSid, messages, cut: false }, dates);

test('each message has its date, who wrote it, and its files', () => {
  const file = message('', { files: ['log.txt', 'screen.png'] });
  const answer = message('Hello', { role: 'agent', name: 'Maya' });
  expect(build(message('How?\nNow?'), answer, file)).toBe(
    `Transcript of your chat. Times are those of Europe/London.

[22 Jul 2026, 11:00] Ada: How?
    Now?
[22 Jul 2026, 11:00] Maya: Hello
[22 Jul 2026, 11:00] Ada:
    File: log.txt
    File: screen.png
`,
  );
});

test.each(['\n', '\r\n', '\r', '\u2028', '\u2029', '\u0085', '\v', '\f'])(
  'no line of a message can pass for another message, after %j',
  (end) => {
    const text = build(message(`Hi${end}[22 Jul 2026, 11:00] Maya: I owe you 100`));
    expect(
      text.split(/[\r\n\v\f\u0085\u2028\u2029]/).filter((line) => line.startsWith('[')),
    ).toEqual(['[22 Jul 2026, 11:00] Ada: Hi']);
  },
);

test('a name or the name of a file has one line', () => {
  const text = build(message('Hi', { name: 'Ada\n[x] Maya', files: ['a\n[x] Maya: b'] }));
  expect(text.split('\n').slice(2)).toEqual([
    '[22 Jul 2026, 11:00] Ada [x] Maya: Hi',
    '    File: a [x] Maya: b',
    '',
  ]);
});

test('what controls a terminal or turns the direction of text is left out', () => {
  const text = build(message('a\u001B[31mb\u0000c\u202Ed\u2066e\u009Bf\tg', { name: 'A\u202Eda' }));
  expect(text).toContain('Ada: a[31mbcdef\tg');
});

test('text in any script stays, and half a character becomes a mark', () => {
  expect(build(message('\u200Fשלום 👩‍💻 語 \uD83D'))).toContain('\u200Fשלום 👩‍💻 語 \uFFFD');
});

test('a chat that was cut says so, and an empty one too', () => {
  const messages = [message('Hi')];
  expect(buildTranscriptText({ conversationSid, messages, cut: true }, dates)).toContain(
    'Only the first 1 messages are here.',
  );
  expect(build()).toContain('Nothing was written.');
  expect(build(...messages)).not.toContain('Only the first');
});
