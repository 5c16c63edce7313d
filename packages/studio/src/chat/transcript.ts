import * as v from 'valibot';
import { parseBody } from '../door/parse-body.ts';
import type { Reply } from '../door/function.ts';
import { chatEntries, type ChatRequest } from './chat-request.ts';
import type { ChatTools } from './chat-tools.ts';
import { findOwnChat, shortGraceSeconds } from './own-chat.ts';
import { createTranscriptDates } from './transcript-dates.ts';
import { readSpeakers, type ReadNames } from './transcript-speakers.ts';
import { buildTranscriptText, type Transcript } from './transcript-text.ts';

/** The most messages that a transcript has. */
export const maxMessages = 1000;

const schema = v.strictObject({
  ...chatEntries,
  format: v.optional(v.picklist(['text', 'json']), 'text'),
  timeZone: v.optional(v.pipe(v.string(), v.maxLength(80)), 'UTC'),
  locale: v.optional(v.pipe(v.string(), v.maxLength(40)), 'en-GB'),
});

/** What a page sends for a transcript. */
export interface TranscriptRequest extends ChatRequest {
  readonly format: 'text' | 'json';
  readonly dates: Intl.DateTimeFormat;
}

interface TranscriptTools extends ChatTools {
  /** What the bot is called in front of visitors. */
  readonly botName: string;
  readonly readNames: ReadNames;
}

/** Reads the body of `transcript`. Throws `wrong-request`, also for a locale or a time zone that there is not. */
export function parseTranscript(body: unknown): TranscriptRequest {
  const { locale, timeZone, ...request } = parseBody(schema, body);
  return { ...request, dates: createTranscriptDates(locale, timeZone) };
}

/**
 * Writes down one's own chat, also after its end: as a text file, or as JSON. Who spoke is told by role; no identity of
 * an agent is. Throws `token-refused` and `chat-not-found`.
 *
 * @example
 * await transcript(parseTranscript({ token, conversationSid, timeZone: 'Europe/London' }), tools);
 */
export async function transcript(
  request: TranscriptRequest,
  tools: TranscriptTools,
): Promise<Reply> {
  const { store, settings, botName, readNames } = tools;
  const own = await findOwnChat(request, {
    ...tools,
    // A closed chat gives no new token, and is read as long as an open one can be resumed.
    graceSeconds: Math.max(settings.resumeHours * 3600, shortGraceSeconds),
    verifiedGraceSeconds: shortGraceSeconds,
  });
  const { sid } = own.chat;
  const written = await store.readMessages(sid, maxMessages + 1);
  const kept = written.slice(0, maxMessages);
  const visitor = { identity: own.identity, name: own.facts.name };
  const toSpeaker = await readSpeakers(kept, { visitor, botName, readNames });
  const messages = kept.map(({ author, ...message }) => ({ ...toSpeaker(author), ...message }));
  const whole = { conversationSid: sid, messages, cut: written.length > maxMessages };
  return request.format === 'json' ? { status: 200, body: whole } : toTextReply(whole, request);
}

function toTextReply(whole: Transcript, { dates }: TranscriptRequest): Reply {
  const [day = 'empty'] = /^\d{4}-\d\d-\d\d/.exec(whole.messages[0]?.writtenAt ?? '') ?? [];
  return {
    status: 200,
    body: buildTranscriptText(whole, dates),
    headers: {
      'Content-Type': 'text/plain; charset=utf-8',
      // Nothing that anybody typed is in a header.
      'Content-Disposition': `attachment; filename="chat-${day}.txt"`,
    },
  };
}
