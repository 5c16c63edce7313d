import type { StreamLine } from '../../../../emulator/twilio/stream.ts';
import { cutWords } from '../../words/cut-words.ts';
import { toRecord, toText } from '../../words/read-record.ts';

/** An SMS that came or went. How an outgoing one fares on its way matters only when it fails. */
export function describeSms({ what, who, body, problem, conversationSid }: StreamLine) {
  const [direction = '', status = ''] = what.split(' ');
  const phone = who ?? 'an unknown phone';
  const text = cutWords(toText(toRecord(body)['body']) ?? '');
  const isIn = direction === 'inbound';
  const hasFailed = status === 'failed' || status === 'undelivered';
  const isFirst = isIn || status === 'queued';
  return {
    kind: 'sms' as const,
    title: isFirst
      ? toTitle({ isIn, phone, text, isTold: Boolean(conversationSid) })
      : `SMS to ${phone}: ${status}`,
    ...(!isFirst && !hasFailed && { isNoise: true }),
    ...(hasFailed && {
      problem: `The SMS did not arrive. Check the number, and see ${problem ?? 'its status'}.`,
    }),
    ...(who?.startsWith('+') && { tells: { phone: who } }),
  };
}

interface Sms {
  readonly isIn: boolean;
  readonly phone: string;
  readonly text: string;
  /** The message of its conversation says the words already. */
  readonly isTold: boolean;
}

function toTitle({ isIn, phone, text, isTold }: Sms): string {
  if (isIn) return `SMS from ${phone}: "${text}"`;
  return isTold ? `Sent as SMS to ${phone}` : `SMS to ${phone}: "${text}"`;
}
