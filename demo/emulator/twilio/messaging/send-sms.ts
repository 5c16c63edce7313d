import type { Services } from '../services.ts';
import type { SmsMessage } from '../store/records.ts';
import { put, type Cause } from '../store/store.ts';
import { buildSms, streamSms } from './sms.ts';

export type OutgoingSms = Pick<SmsMessage, 'from' | 'to' | 'body' | 'messagingServiceSid'>;

/** Sends an SMS: it is answered as queued, and delivered right after. */
export function sendSms(services: Services, sms: OutgoingSms, cause: Cause): SmsMessage {
  const { store, clock } = services;
  const queued = buildSms(services, { ...sms, direction: 'outbound-api', status: 'queued' });
  store.commit([put('smsMessages', queued)], cause);
  queueMicrotask(() => {
    const found = store.get('smsMessages', queued.sid);
    if (!found) return;
    const delivered: SmsMessage = { ...found, status: 'delivered', dateUpdated: clock.now() };
    store.commit([put('smsMessages', delivered)], cause);
    streamSms(services, delivered);
  });
  return queued;
}
