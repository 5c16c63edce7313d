import type { Services } from '../services.ts';
import { createSid } from '../sids.ts';
import type { MessagingBinding, SmsMessage } from '../store/records.ts';

/** How many characters an SMS has at most, in all its segments. */
export const longestSms = 1600;

/** Whether a text is a phone number as Twilio takes it: E.164, for WhatsApp with `whatsapp:` before it. */
export function isNumber(text: string): boolean {
  return /^(whatsapp:)?\+[1-9]\d{6,14}$/.test(text);
}

/** By what somebody with that number is reached. */
export function toChannel(number: string): MessagingBinding['type'] {
  return number.startsWith('whatsapp:') ? 'whatsapp' : 'sms';
}

/** The numbers of ours: those of addresses, and those of the configuration. */
export function ownNumbers({ store, config }: Pick<Services, 'store' | 'config'>): Set<string> {
  const numbers = [...store.all('addresses')].filter(({ type }) => type !== 'chat');
  return new Set([
    ...numbers.map(({ address }) => address),
    ...config.phoneNumbers.map(({ number }) => number),
  ]);
}

export function buildSms(
  { clock }: Pick<Services, 'clock'>,
  input: Pick<SmsMessage, 'direction' | 'from' | 'to' | 'body' | 'status'> &
    Partial<Pick<SmsMessage, 'sid' | 'messagingServiceSid' | 'errorCode'>>,
): SmsMessage {
  const now = clock.now();
  return {
    sid: createSid('SM'),
    messagingServiceSid: null,
    errorCode: null,
    ...input,
    dateCreated: now,
    dateUpdated: now,
  };
}

/** Says in the stream that an SMS came or went. */
export function streamSms(
  { stream }: Pick<Services, 'stream'>,
  sms: SmsMessage,
  conversationSid: string | null = null,
): void {
  const { direction, status, from, to, errorCode } = sms;
  stream.add({
    channel: 'sms',
    what: `${direction} ${status}`,
    who: direction === 'inbound' ? from : to,
    conversationSid,
    body: sms,
    ...(errorCode !== null && { problem: `https://www.twilio.com/docs/errors/${errorCode}` }),
  });
}
