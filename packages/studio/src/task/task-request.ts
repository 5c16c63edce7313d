import { isRecord, type AttributeDoc, type Phone } from '@docent/identity';
import { choosePhone, type PhoneUsed } from '../profile/choose-phone.ts';
import { parseDocs } from '../profile/parse-docs.ts';
import { readField } from '../profile/read-field.ts';
import { docsToTell } from '../profile/recent-docs.ts';

/** What the flow knows of a chat that goes to a person. */
export interface TaskRequest {
  /** Empty where there is none, as for an SMS that belongs to no conversation. */
  readonly conversationSid: string;
  /** Who writes: the author of the visitor's messages. */
  readonly address: string;
  readonly phone: Phone | undefined;
  /** How sure the phone is: proved by a token, said by a network, or claimed. */
  readonly phoneIs: 'verified' | 'sender' | 'claimed' | 'unknown';
  readonly name: string;
  readonly channel: string;
  readonly question: string;
  /** Why a person, by the routing policy. */
  readonly reason: string;
  readonly explanation: string;
  /** Why the bot gave up; empty where it did not. */
  readonly handoffReason: string;
  /** Latest first. */
  readonly docs: readonly AttributeDoc[];
  readonly vip: boolean;
  readonly lifetimeValue: number;
  /** `sms`: nobody was there, and the visitor was told that the answer comes so; empty else. */
  readonly replyBy: 'sms' | '';
  /** Whether the bot has said anything. */
  readonly hasBotSpoken: boolean;
}

const maxDocsLength = 20_000;
// More of a text than fits into a task need not be looked at.
const maxTextLength = 2000;

/**
 * Reads what the flow hands on. All of it may have been typed by somebody: what is unreadable is left out.
 *
 * @example
 * parseTaskRequest({ conversation_sid: 'CH…', address: 'guest-…', reason: 'docs-read' });
 */
export function parseTaskRequest(body: unknown): TaskRequest {
  const fields = isRecord(body) ? body : {};
  const read = (name: string, maxLength = maxTextLength): string =>
    readField(fields, { name, maxLength });
  const address = read('address');
  const channel = read('channel');
  const { phone, used } = choosePhone({ phone: read('phone'), address, channel });
  const isVerified = read('verified').toLowerCase() === 'true';
  const told = parseDocs(read('docs', maxDocsLength));
  const docs = told.length > 0 ? told : parseDocs(read('trail', maxDocsLength));
  return {
    conversationSid: toSid(read('conversation_sid')),
    address,
    phone,
    phoneIs: used === 'from' ? (isVerified ? 'verified' : 'claimed') : toCertainty(used),
    name: read('name'),
    channel: channel.toLowerCase() || guessChannel(address, used),
    question: read('question'),
    // The flow knows no reason where the lookup itself has failed.
    reason: read('reason') || 'no-answer',
    explanation: read('explanation') || 'The profile could not be looked up.',
    handoffReason: read('handoff_reason'),
    docs: docsToTell(docs),
    vip: read('vip').toLowerCase() === 'true',
    lifetimeValue: toNumber(read('lifetime_value')),
    replyBy: read('reply_by').toLowerCase() === 'sms' ? 'sms' : '',
    hasBotSpoken: toNumber(read('turn')) > 0,
  };
}

function toCertainty(used: 'address' | 'none'): TaskRequest['phoneIs'] {
  return used === 'address' ? 'sender' : 'unknown';
}

/** A conversation that an SMS has made carries no attributes that say so. */
function guessChannel(address: string, used: PhoneUsed): string {
  if (used !== 'address') return 'web';
  return address.toLowerCase().startsWith('whatsapp:') ? 'whatsapp' : 'sms';
}

function toSid(text: string): string {
  return /^CH[0-9a-f]{32}$/i.test(text) ? text : '';
}

function toNumber(text: string): number {
  const number = Number(text);
  return Number.isFinite(number) ? number : 0;
}
