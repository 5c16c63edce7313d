import { toLine } from '../door/to-line.ts';
import { cutText, toSafeJson } from './cut-text.ts';
import type { TaskRequest } from './task-request.ts';
import type { TranscriptLine } from './transcript.ts';

/** What Studio takes at most, in characters. */
export const maxTaskAttributes = 1024;

/** The attributes of a task as JSON text, and how much of docs and transcript is in it. */
export interface TaskAttributes {
  readonly text: string;
  readonly docsTold: number;
  readonly linesTold: number;
}

// Together with what is always there, less than four fifths, however long the texts are.
const sizes = {
  name: 60,
  word: 30,
  explanation: 140,
  question: 110,
  line: 200,
  title: 60,
} as const;
// A shorter piece of a line tells nothing.
const shortestLine = 24;

/**
 * Builds the attributes of a task: valid JSON of at most 1,024 characters, whatever anybody typed. First who it is and
 * why a person, then the docs, of which the transcript leaves at least half of the room, then the latest lines.
 *
 * @example
 * const { text } = toTaskAttributes(parseTaskRequest(body), [{ who: 'Visitor', text: 'How do I start?' }]);
 */
export function toTaskAttributes(
  task: TaskRequest,
  transcript: readonly TranscriptLine[] = [],
): TaskAttributes {
  const base = toBase(task);
  const lines = toLines(transcript, task);
  const left = maxTaskAttributes - toSafeJson(base).length;
  const docs = takeDocs(task, lines.length > 0 ? Math.floor(left / 2) : left);
  const withDocs = docs.length > 0 ? { ...base, docs } : base;
  const told = takeLines(lines, (text) => fits({ ...withDocs, transcript: text }));
  const attributes = told.length > 0 ? { ...withDocs, transcript: told.join('\n') } : withDocs;
  return { text: toSafeJson(attributes), docsTold: docs.length, linesTold: told.length };
}

function toBase(task: TaskRequest): object {
  const { phone, channel, conversationSid, handoffReason, question, replyBy } = task;
  const name = clean(task.name, sizes.name) || phone || 'Visitor';
  return {
    name,
    // Flex shows this one; of a web chat it would be the visitor's pseudonym.
    customerName: name,
    ...(phone && { from: phone }),
    channelType: clean(channel, sizes.word),
    ...(conversationSid && { channelSid: conversationSid }),
    identity_verified: task.phoneIs === 'verified',
    phone_is: task.phoneIs,
    ...(phone && replyBy && { reply_by: replyBy }),
    routing: {
      reason: clean(task.reason, sizes.word),
      explanation: clean(task.explanation, sizes.explanation),
      ...(handoffReason && { handoff: clean(handoffReason, sizes.word) }),
    },
    ...toProfile(task),
    ...(question && { question: clean(question, sizes.question) }),
  };
}

/** What the profile says, with the word of how sure it is that it is this visitor's. */
function toProfile({ vip, lifetimeValue, phoneIs }: TaskRequest): object {
  if (!vip && lifetimeValue === 0) return {};
  return { profile: { of: `${phoneIs} phone`, vip, lifetime_value: lifetimeValue } };
}

function takeDocs({ docs }: TaskRequest, room: number): { title: string; url: string }[] {
  const taken: { title: string; url: string }[] = [];
  for (const { title, url } of docs) {
    const doc = { title: clean(title, sizes.title), url };
    if (toSafeJson({ docs: [...taken, doc] }).length <= room) taken.push(doc);
  }
  return taken;
}

/** The lines to tell, oldest first, without the question that stands on its own already. */
function toLines(transcript: readonly TranscriptLine[], { question }: TaskRequest): string[] {
  const [first, ...rest] = transcript;
  const isQuestion = first?.who === 'Visitor' && toLine(first.text) === toLine(question);
  return (isQuestion ? rest : transcript).map(
    ({ who, text }) => `${who}: ${clean(text, sizes.line)}`,
  );
}

/** Takes lines from the last one back while they fit; the oldest one taken may be cut. */
function takeLines(lines: readonly string[], doFit: (text: string) => boolean): string[] {
  const taken: string[] = [];
  for (const line of lines.toReversed()) {
    const fitted = fitLine(line, (text) => doFit([text, ...taken].join('\n')));
    if (fitted) taken.unshift(fitted);
    if (fitted !== line) break;
  }
  return taken;
}

function fitLine(line: string, doFit: (text: string) => boolean): string | undefined {
  if (doFit(line)) return line;
  for (let size = line.length; size >= shortestLine; size -= 1) {
    const cut = cutText(line, size);
    if (doFit(cut)) return cut;
  }
  return undefined;
}

function fits(attributes: object): boolean {
  return toSafeJson(attributes).length <= maxTaskAttributes;
}

function clean(text: string, maxSize: number): string {
  return cutText(toLine(text).replaceAll(/\s+/gu, ' '), maxSize);
}
