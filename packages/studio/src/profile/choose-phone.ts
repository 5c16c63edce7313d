import { isPhone, type Phone } from '@docent/identity';

/** Where a phone came from: the attributes' `from`, the sender of an SMS, or nowhere. */
export type PhoneUsed = 'from' | 'address' | 'none';

/** The phone of a visitor, and where it came from. */
export interface ChosenPhone {
  readonly phone: Phone | undefined;
  readonly used: PhoneUsed;
}

interface Contact {
  /** `ChannelAttributes.from`. A claimed phone never stands here. */
  readonly phone: string;
  /** `contact.channel.address`: who sends an SMS, or the pseudonym of a visitor on the site. */
  readonly address: string;
  readonly channel: string;
}

/**
 * Chooses the phone to look up. The address counts where a network vouches for it, and not in a web chat: what stands
 * there is an identity, whatever it looks like.
 *
 * @example
 * choosePhone({ phone: '', address: '+14155552671', channel: 'sms' }); // used: 'address'
 */
export function choosePhone({ phone, address, channel }: Contact): ChosenPhone {
  if (isPhone(phone)) return { phone, used: 'from' };
  const sender = address.replace(/^whatsapp:/i, '');
  const isWeb = channel.toLowerCase() === 'web';
  return !isWeb && isPhone(sender)
    ? { phone: sender, used: 'address' }
    : { phone: undefined, used: 'none' };
}
