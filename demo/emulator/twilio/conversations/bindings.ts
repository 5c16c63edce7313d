import { TwilioError } from '../errors.ts';
import type { MessagingBinding } from '../store/records.ts';

const phone = /^(whatsapp:)?\+\d{7,15}$/;
// A number of ours may be a short code.
const sender = /^(whatsapp:)?\+?\d{3,15}$/;

/** Reads the two addresses of somebody outside of chat: theirs, and the number of ours that they write to. */
export function parseBinding(address: string, proxyAddress: string): MessagingBinding {
  if (address === '') throw new TwilioError(400, 50411, 'Participant address is empty');
  if (proxyAddress === '') throw new TwilioError(400, 50412, 'Participant proxy address is empty');
  if (!phone.test(address)) throw new TwilioError(400, 50407, 'Invalid messaging binding address');
  if (!sender.test(proxyAddress))
    throw new TwilioError(400, 50408, 'Invalid participant proxy address');
  if (address === proxyAddress)
    throw new TwilioError(400, 50409, 'Participant address equals proxy address');
  if (toType(address) !== toType(proxyAddress))
    throw new TwilioError(400, 50414, 'Participant address type does not match proxy address type');
  return { type: toType(address), address, proxyAddress };
}

function toType(address: string): MessagingBinding['type'] {
  return address.startsWith('whatsapp:') ? 'whatsapp' : 'sms';
}
