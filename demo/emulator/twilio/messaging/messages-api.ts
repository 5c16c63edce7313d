import type { Hono } from 'hono';
import { TwilioError, resourceNotFound } from '../errors.ts';
import { createRestApp, assertSame, type RestEnv } from '../rest/rest-app.ts';
import { readParameters, type Parameters } from '../rest/parameters.ts';
import type { Services } from '../services.ts';
import { isSid } from '../sids.ts';
import type { SmsMessage } from '../store/records.ts';
import { remove } from '../store/store.ts';
import { answerPage2010 } from './paging-2010.ts';
import { sendSms, type OutgoingSms } from './send-sms.ts';
import { isNumber, longestSms, ownNumbers, toChannel } from './sms.ts';
import { toMessagesPath, toSmsBody } from './sms-body.ts';

/** Programmable Messaging: `/2010-04-01/Accounts/{AC}/Messages.json`, to be mounted without its version. */
export function createMessagingApi(services: Services): Hono<RestEnv> {
  const { store, config } = services;
  const app = createRestApp(services);
  const path = toMessagesPath(config);
  const list = '/Accounts/:account/Messages.json';
  const one = '/Accounts/:account/Messages/:file{SM[^/]*\\.json}';

  app.use('/Accounts/:account/*', (c, next) => {
    const account = c.req.param('account');
    assertSame(account, config.account.sid, `/2010-04-01/Accounts/${account}/Messages.json`);
    return next();
  });
  app.post(list, async (c) => {
    const sms = sendSms(services, parseSms(services, await readParameters(c)), c.get('cause'));
    return c.json(toSmsBody(config, sms), 201);
  });
  app.get(list, (c) => {
    const items = [...store.all('smsMessages')].toReversed().filter(toFilter(c.req.query()));
    const toBody = (sms: SmsMessage) => toSmsBody(config, sms);
    return answerPage2010(c, { key: 'messages', path: `${path}.json`, items, toBody });
  });
  app.get(one, (c) => c.json(toSmsBody(config, findSms(c.req.param('file')))));
  app.delete(one, (c) => {
    store.commit([remove('smsMessages', findSms(c.req.param('file')))], c.get('cause'));
    return c.body(null, 204);
  });
  return app;

  function findSms(file: string): SmsMessage {
    const found = store.get('smsMessages', file.replace(/\.json$/, ''));
    if (!found) throw resourceNotFound(`${path}/${file}`);
    return found;
  }
}

function parseSms(services: Services, { text }: Parameters): OutgoingSms {
  const to = text('To');
  if (!to) throw new TwilioError(400, 21604, "A 'To' phone number is required.");
  if (!isNumber(to))
    throw new TwilioError(400, 21211, `The 'To' number ${to} is not a valid phone number.`);
  const messagingServiceSid = text('MessagingServiceSid') || null;
  const from = parseSender(services, text('From') || null, messagingServiceSid);
  if (toChannel(from) !== toChannel(to))
    throw new TwilioError(
      400,
      21910,
      'Invalid From and To pair. From and To should be of the same channel',
    );
  const body = text('Body') ?? '';
  if (body === '') throw new TwilioError(400, 21602, 'Message body is required.');
  if (body.length > longestSms)
    throw new TwilioError(
      400,
      21617,
      `The concatenated message body exceeds the ${longestSms} character limit`,
    );
  return { from, to, body, messagingServiceSid };
}

/** A number of ours, or a name; a messaging service takes the first number. */
function parseSender(services: Services, from: string | null, service: string | null): string {
  const own = ownNumbers(services);
  if (service !== null && !isSid('MG', service))
    throw new TwilioError(400, 21705, 'The Messaging Service Sid you are using is not valid');
  if (from === null) {
    if (service === null) throw new TwilioError(400, 21603, "A 'From' phone number is required.");
    const [first] = own;
    if (first !== undefined) return first;
    throw new TwilioError(400, 21704, 'The Messaging Service contains no phone numbers.');
  }
  const isName = /^(?=.*[A-Za-z])[A-Za-z0-9 ]{1,11}$/.test(from);
  if (isName || own.has(from)) return from;
  if (isNumber(from))
    throw new TwilioError(
      400,
      21606,
      `The From phone number ${from} is not a valid, SMS-capable inbound phone number or short code for your account.`,
    );
  throw new TwilioError(
    400,
    21212,
    `The 'From' number ${from} is not a valid phone number, shortcode, or alphanumeric sender ID.`,
  );
}

/** `To`, `From`, and `DateSent` as a day, or from (`DateSent>`) and up to (`DateSent<`) one. */
function toFilter(query: Record<string, string>): (sms: SmsMessage) => boolean {
  const { To: to, From: from, DateSent: day, 'DateSent<': before, 'DateSent>': after } = query;
  return (sms) => {
    const sent = new Date(sms.dateUpdated).toISOString();
    return (
      (to === undefined || sms.to === to) &&
      (from === undefined || sms.from === from) &&
      (day === undefined || sent.startsWith(day.slice(0, 10))) &&
      (before === undefined || sms.dateUpdated <= Date.parse(before)) &&
      (after === undefined || sms.dateUpdated >= Date.parse(after))
    );
  };
}
