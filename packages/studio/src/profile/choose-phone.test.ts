import { expect, test } from 'vitest';
import { choosePhone } from './choose-phone.ts';

const phone = '+14155552671';
const other = '+14155552672';

test("the attributes' phone goes before the sender's", () => {
  expect(choosePhone({ phone, address: other, channel: 'sms' })).toEqual({ phone, used: 'from' });
});

test.each([
  ['an SMS', { address: phone, channel: 'sms' }],
  ['an SMS without attributes', { address: phone, channel: '' }],
  ['WhatsApp', { address: `whatsapp:${phone}`, channel: 'whatsapp' }],
])('the sender of %s counts where the attributes have no phone', (_, contact) => {
  expect(choosePhone({ phone: '', ...contact })).toEqual({ phone, used: 'address' });
});

test.each([
  ['a pseudonym', { phone: '', address: 'guest-abc', channel: 'web' }],
  [
    'an identity that looks like a phone, in a web chat',
    { phone: '', address: phone, channel: 'web' },
  ],
  ['a name in place of a phone', { phone: 'Ada', address: 'FX1', channel: '' }],
  ['a short code', { phone: '', address: '12345', channel: 'sms' }],
  ['nothing', { phone: '', address: '', channel: '' }],
])('%s is no phone', (_, contact) => {
  expect(choosePhone(contact)).toEqual({ phone: undefined, used: 'none' });
});
