import { addMessage } from '../conversations/messages.ts';
import { findConversation } from '../conversations/conversations.ts';
import { findBinding } from '../conversations/participants.ts';
import { TwilioError } from '../errors.ts';
import type { Services } from '../services.ts';
import type { AddressConfiguration, Conversation, SmsMessage } from '../store/records.ts';
import { put, type Cause, type Store, type Write } from '../store/store.ts';
import { startFlow } from '../webhooks/deliver.ts';
import { toMessageTrigger, type StudioTrigger } from '../webhooks/studio-trigger.ts';
import { buildNewConversation } from './new-conversation.ts';
import { buildSms, isNumber, longestSms, streamSms, toChannel } from './sms.ts';

/** An SMS, or a message of WhatsApp, as a phone sends it. */
export interface InboundSms {
  /** E.164; for WhatsApp, both numbers have `whatsapp:` before them. */
  from: string;
  /** The number of ours. */
  to: string;
  body: string;
  /** Told to a flow of the number; conversations get the text alone. */
  mediaUrls?: readonly string[];
}

/** What became of an SMS. */
export interface ReceivedSms {
  sid: string;
  /** The conversation that it went into, new or not. */
  conversationSid: string | null;
}

const bySms: Cause = { source: 'SMS', identity: null, hasWebhooks: true };

/**
 * Receives an SMS: it goes into the open conversation of these two numbers, or into a new one if an address creates
 * them. A number that has a flow of its own starts it in any case, as in the cloud, where a conversation does not
 * silence what the number is configured with. Throws 400 for what is no SMS.
 */
export function receiveSms(
  services: Services,
  input: InboundSms,
  onStudioTrigger: (trigger: StudioTrigger) => void,
): ReceivedSms {
  assertSms(input);
  const { store } = services;
  const { from, to, body, mediaUrls = [] } = input;
  const sms = buildSms(services, { direction: 'inbound', from, to, body, status: 'received' });
  const { conversation, writes } = findOrBuild(services, sms);
  store.commit([...writes, put('smsMessages', sms)], bySms);
  streamSms(services, sms, conversation?.sid);
  if (conversation) addMessage(services, conversation, { author: from, body }, bySms);
  const flowSid = services.config.phoneNumbers.find(({ number }) => number === to)?.studioFlowSid;
  if (flowSid !== undefined) {
    const trigger = toMessageTrigger(services.config, sms, { flowSid, mediaUrls });
    startFlow(services, trigger, onStudioTrigger);
  }
  return { sid: sms.sid, conversationSid: conversation?.sid ?? null };
}

function findOrBuild(
  services: Services,
  { from, to }: SmsMessage,
): { conversation?: Conversation; writes: Write[] } {
  const { store } = services;
  const messagingBinding = { type: toChannel(to), address: from, proxyAddress: to };
  const known = findBinding(store, messagingBinding);
  if (known) return { conversation: findConversation(store, known.conversationSid), writes: [] };
  const address = findNumber(store, to);
  if (!address?.autoCreation.enabled) return { writes: [] };
  return buildNewConversation(services, address, { participant: { messagingBinding } });
}

function findNumber(store: Store, number: string): AddressConfiguration | undefined {
  for (const address of store.all('addresses'))
    if (address.type === toChannel(number) && address.address === number) return address;
  return undefined;
}

function assertSms({ from, to, body }: InboundSms): void {
  // The sentences leave the numbers out: they may reach a log.
  if (!isNumber(from))
    throw new TwilioError(400, 21212, "The 'From' number is not a valid phone number; use E.164.");
  if (!isNumber(to))
    throw new TwilioError(400, 21211, "The 'To' number is not a valid phone number; use E.164.");
  if (toChannel(from) !== toChannel(to))
    throw new TwilioError(400, 21910, "'From' and 'To' are not of the same channel.");
  if (body.length > longestSms)
    throw new TwilioError(400, 21617, `The body is longer than ${longestSms} characters.`);
}
