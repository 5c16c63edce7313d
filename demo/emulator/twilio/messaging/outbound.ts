import type { Services } from '../services.ts';
import { toSid } from '../sids.ts';
import type { Message, Participant, SmsMessage } from '../store/records.ts';
import { put, type Cause, type Commit } from '../store/store.ts';
import { buildSms, longestSms, streamSms } from './sms.ts';

// Delivery is told in any case: it is the network's doing, not that of whoever wrote the message.
const byNetwork: Cause = { source: 'API', identity: null, hasWebhooks: true };

/**
 * Sends what is written into conversations to those in it who are reached by SMS (or WhatsApp), and counts on the message what
 * arrived; returns a function that stops that. Assumed: everything arrives at once, except what is too long for an SMS.
 */
export function startOutbound(services: Services): () => void {
  let isStopped = false;
  services.store.onCommit((commit) => {
    const messages = addedIn(commit);
    if (isStopped || messages.length === 0) return;
    // Others are still being told of this commit: they must not hear of the next one first.
    queueMicrotask(() => {
      for (const { sid } of messages) if (!isStopped) sendOut(services, sid);
    });
  });
  return () => void (isStopped = true);
}

function sendOut(services: Services, messageSid: string): void {
  const { store } = services;
  const message = store.get('messages', messageSid);
  if (!message) return;
  const sent = store
    .participantsOf(message.conversationSid)
    .filter(({ messagingBinding }) => messagingBinding?.address !== message.author)
    .flatMap((receiver) => toSms(services, message, receiver));
  if (sent.length === 0) return;
  const failed = sent.filter(({ status }) => status === 'failed').length;
  const delivery = { total: sent.length, delivered: sent.length - failed, failed };
  store.commit(
    [put('messages', { ...message, delivery }), ...sent.map((sms) => put('smsMessages', sms))],
    byNetwork,
  );
  for (const sms of sent) streamSms(services, sms, message.conversationSid);
}

function toSms(
  services: Services,
  { sid, body }: Message,
  { sid: receiverSid, messagingBinding }: Participant,
): SmsMessage[] {
  if (!messagingBinding) return [];
  const text = body ?? '';
  const isTooLong = text.length > longestSms;
  const sms = buildSms(services, {
    // The receipts of a message, which are no records, name the same SID.
    sid: toSid('SM', `${sid} ${receiverSid}`),
    direction: 'outbound-api',
    from: messagingBinding.proxyAddress,
    to: messagingBinding.address,
    body: text,
    ...(isTooLong ? { status: 'failed', errorCode: 21617 } : { status: 'delivered' }),
  });
  return [sms];
}

function addedIn({ changes }: Commit): Message[] {
  return changes.flatMap(({ table, before, after }) =>
    table === 'messages' && !before && after ? [after] : [],
  );
}
