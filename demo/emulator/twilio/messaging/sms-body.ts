import type { TwilioConfig } from '../config.ts';
import type { SmsMessage } from '../store/records.ts';

/** The path of an account's messages in the cloud. */
export function toMessagesPath({ account }: TwilioConfig): string {
  return `/2010-04-01/Accounts/${account.sid}/Messages`;
}

/** An SMS as the API of 2010 tells it. */
export function toSmsBody(config: TwilioConfig, sms: SmsMessage) {
  const path = `${toMessagesPath(config)}/${sms.sid}`;
  const isSent = sms.status !== 'queued';
  return {
    account_sid: config.account.sid,
    api_version: '2010-04-01',
    body: sms.body,
    date_created: toRfc2822(sms.dateCreated),
    date_sent: isSent ? toRfc2822(sms.dateUpdated) : null,
    date_updated: toRfc2822(sms.dateUpdated),
    direction: sms.direction,
    error_code: sms.errorCode,
    error_message: null,
    from: sms.from,
    messaging_service_sid: sms.messagingServiceSid,
    num_media: '0',
    num_segments: String(countSegments(sms.body)),
    price: null,
    price_unit: 'USD',
    sid: sms.sid,
    status: sms.status,
    subresource_uris: { media: `${path}/Media.json` },
    to: sms.to,
    uri: `${path}.json`,
  };
}

/** As in `Thu, 24 Aug 2023 05:01:45 +0000`. */
export function toRfc2822(ms: number): string {
  return new Date(ms).toUTCString().replace('GMT', '+0000');
}

// The basic characters of GSM 03.38, and those that take two.
const basic =
  /^[@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&'()*+,\-./0-9:;<=>?¡A-ZÄÖÑÜ§¿a-zäöñüà^{}\\[\]~|€\f]*$/;
const double = /[\^{}\\[\]~|€\f]/g;

/** How many SMS a text is: 160 characters, or 70 with any that GSM 03.38 lacks; less where there are several. */
export function countSegments(body: string): number {
  const isBasic = basic.test(body);
  const length = isBasic ? body.length + (body.match(double)?.length ?? 0) : body.length;
  const [one, several] = isBasic ? [160, 153] : [70, 67];
  return length <= one ? 1 : Math.ceil(length / several);
}
