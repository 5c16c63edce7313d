import {
  array,
  check,
  integer,
  literal,
  maxBytes,
  maxLength,
  minLength,
  number,
  optional,
  pipe,
  strictObject,
  string,
  uuid,
  type InferOutput,
} from 'valibot';
import { isRecord } from '@docent/identity';
import { ApiError } from '../door/api-error.ts';
import { parseBody } from '../door/parse-body.ts';
import { parseVisitor, visitorSchema, type ClaimedVisitor } from '../door/visitor-schema.ts';

const text = (length: number) => pipe(string(), maxLength(length));
const filled = (length: number) => pipe(string(), minLength(1), maxLength(length));

// The last moment that has a date.
const maxTimeMs = 8_640_000_000_000_000;

const docView = strictObject({
  title: text(1000),
  url: filled(2048),
  viewedAt: pipe(
    number(),
    integer(),
    check((time) => Math.abs(time) <= maxTimeMs),
  ),
});

const schema = strictObject({
  visitor: optional(visitorSchema, {}),
  identityToken: optional(filled(4096)),
  captchaToken: optional(filled(8192)),
  question: optional(text(8000)),
  questionAttributes: optional(pipe(string(), maxBytes(4096))),
  trail: optional(pipe(array(docView), maxLength(50)), []),
  page: optional(strictObject({ url: text(2048), title: text(1000) })),
  locale: optional(text(100)),
  timeZone: optional(text(100)),
  referrer: optional(text(2048)),
  replyBy: optional(literal('sms')),
  requestId: optional(pipe(string(), uuid())),
});

/** What a chat is started with, checked: all of it claims, but for the tokens, which nobody has looked at yet. */
export type StartChatRequest = Omit<InferOutput<typeof schema>, 'visitor'> & {
  readonly visitor: ClaimedVisitor;
};

/**
 * Reads the body of `start-chat`. Throws `wrong-request`, or `wrong-phone`, and neither holds what was sent.
 *
 * @example
 * parseStartChat({ visitor: { phone: '+14155552671' }, question: 'How do I start?' });
 */
export function parseStartChat(body: unknown): StartChatRequest {
  assertSaysSomething(body);
  const { visitor, question, questionAttributes, ...rest } = parseBody(schema, body);
  const isAsking = question !== undefined && question.trim() !== '';
  if (!isAsking && questionAttributes !== undefined) {
    throw new ApiError('wrong-request', {
      detail: 'There are "questionAttributes" without a "question".',
    });
  }
  if (questionAttributes !== undefined && !isJsonObject(questionAttributes)) {
    throw new ApiError('wrong-request', {
      detail: 'What "questionAttributes" holds is not as wanted: the JSON text of an object.',
    });
  }
  return {
    ...rest,
    visitor: parseVisitor(visitor),
    // Half a character is no text that Twilio takes.
    ...(isAsking && { question: question.replaceAll(/\p{Surrogate}/gu, '\uFFFD') }),
    ...(questionAttributes !== undefined && { questionAttributes }),
  };
}

/** Some runtimes make broken JSON into a body without any key: that shall open no chat. */
function assertSaysSomething(body: unknown): void {
  if (isRecord(body) && Object.keys(body).length === 0) {
    throw new ApiError('wrong-request', { detail: 'The body is empty: send at least "visitor".' });
  }
}

function isJsonObject(json: string): boolean {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}
