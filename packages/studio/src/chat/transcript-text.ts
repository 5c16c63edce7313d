import { toLine } from '../door/to-line.ts';
import type { ChatMessage } from './ports.ts';
import type { Speaker } from './transcript-speakers.ts';

/** One message with who spoke. */
export interface TranscriptMessage extends Omit<ChatMessage, 'author'>, Speaker {}

/** A chat as it is given to its visitor. */
export interface Transcript {
  readonly conversationSid: string;
  /** Oldest first. */
  readonly messages: readonly TranscriptMessage[];
  /** Whether later messages are not in it. */
  readonly cut: boolean;
}

/**
 * Writes a chat as plain text. Every line after the first of a message is indented: nobody can write what looks like a
 * message of somebody else.
 *
 * @example
 * buildTranscriptText({ conversationSid, messages, cut: false }, createTranscriptDates('en-GB', 'UTC'));
 */
export function buildTranscriptText(
  { messages, cut }: Transcript,
  dates: Intl.DateTimeFormat,
): string {
  const head = [
    `Transcript of your chat. Times are those of ${dates.resolvedOptions().timeZone}.`,
    ...(cut ? [`Only the first ${messages.length} messages are here.`] : []),
    ...(messages.length === 0 ? ['Nothing was written.'] : []),
  ];
  const parts = messages.map((message) => toLines(message, dates).join('\n    '));
  return `${[...head, '', ...parts].join('\n').trimEnd()}\n`;
}

function toLines({ name, body, writtenAt, files }: TranscriptMessage, dates: Intl.DateTimeFormat) {
  const [first = '', ...more] = clean(body).split('\n');
  const date = dates.format(Date.parse(writtenAt));
  return [
    `[${date}] ${clean(toLine(name))}: ${first}`.trimEnd(),
    ...more,
    ...files.map((file) => `File: ${clean(toLine(file))}`),
  ];
}

// Marks that turn the direction of text could make a line read as another one.
const turning = /[\u202A-\u202E\u2066-\u2069]/g;

function clean(text: string): string {
  return text
    .replaceAll(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n')
    .replaceAll(/(?![\n\t])\p{Cc}/gu, '')
    .replaceAll(/\p{Surrogate}/gu, '\uFFFD')
    .replaceAll(turning, '');
}
