import type { Channel } from '../../../../emulator/studio/engine/ports.ts';
import type { Store } from '../../../../emulator/twilio/store/store.ts';
import { withoutUndefined } from '../../words/read-record.ts';
import { readAttributes } from '../twilio/read-attributes.ts';

/** The conversation of an execution, and the phone that it goes by: that of ChannelAttributes, or of the SMS. */
export function readPlace(
  { sid, address }: Pick<Channel, 'sid' | 'address'>,
  store: Pick<Store, 'get'>,
): { conversationSid?: string; phone?: string } {
  const conversation = sid === null ? undefined : store.get('conversations', sid);
  const claimed = conversation && readAttributes(conversation.attributes).phone;
  const sender = address.replace(/^whatsapp:/, '');
  const phone = claimed ?? (sender.startsWith('+') ? sender : undefined);
  return withoutUndefined({ conversationSid: sid ?? undefined, phone });
}
