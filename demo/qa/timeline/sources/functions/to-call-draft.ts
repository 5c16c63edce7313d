import type { AnsweredCall } from '../../../../emulator/functions/call-function.ts';
import type { Draft } from '../../draft.ts';
import { toRecord, toText, withoutUndefined } from '../../words/read-record.ts';
import { describeCall } from './describe-call.ts';
import { toCallProblem } from './to-call-problem.ts';

interface CallLookups {
  /** By the local clock, in ms since 1970. */
  readonly at: number;
  /** The conversation that an identity was seen in last. */
  readonly conversationOf: (identity: string) => string | undefined;
}

/** What a call of one of our Functions did, in plain words; `undefined` for the question a browser asks before it. */
export function toCallDraft(
  call: AnsweredCall,
  { at, conversationOf }: CallLookups,
): Draft | undefined {
  if (call.method === 'OPTIONS') return undefined;
  const body = toRecord(call.body);
  const answer = toRecord(call.answer);
  const name = call.path.slice(1);
  const conversationSid =
    toText(answer['conversationSid']) ??
    toText(body['conversationSid']) ??
    toText(body['conversation_sid']) ??
    conversationOf(toText(body['address']) ?? '');
  const isGood = call.status < 400;
  const { title, detail } = describeCall(name, { body, answer, isGood });
  const problem = toCallProblem(call);
  return {
    at,
    source: 'functions',
    kind: 'function',
    title,
    detail: [detail, `${call.status} in ${Math.round(call.durationMs)} ms`]
      .filter(Boolean)
      .join(' · '),
    ...(problem !== undefined && { problem }),
    ...(conversationSid !== undefined && { conversationSid }),
    tells: toTold(body),
    raw: call,
  };
}

function toTold(body: Readonly<Record<string, unknown>>) {
  const visitor = toRecord(body['visitor']);
  // Who writes by SMS is known by the phone alone.
  const address = toText(body['address']);
  return withoutUndefined({
    anonymousId: toText(visitor['anonymousId']),
    phone: address?.startsWith('+') ? address : undefined,
  });
}
