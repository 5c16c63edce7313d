import { expect, test } from 'vitest';
import type { Commit } from '../store/store.ts';
import { accountSid, authToken, smsAddressSid, supportNumber } from '../testing/settings.ts';
import { createTwilioClient } from '../testing/twilio-client.ts';
import { createLab, noon } from '../webhooks/testing/lab.ts';
import { receiveSms } from './inbound.ts';

const ada = '+15005550006';
const from = supportNumber;

async function startClient(settings?: Record<string, unknown>) {
  const lab = createLab(settings);
  const origin = await lab.serve();
  const client = createTwilioClient(origin);
  return { ...lab, origin, client, messages: client.messages };
}

test('an SMS is queued when it is sent, and delivered when it is asked for', async () => {
  const { messages, services } = await startClient();
  const sent = await messages.create({ from, to: ada, body: 'Hello' });
  expect(sent).toMatchObject({
    accountSid,
    from,
    to: ada,
    body: 'Hello',
    status: 'queued',
    direction: 'outbound-api',
    numSegments: '1',
    numMedia: '0',
    errorCode: null,
    messagingServiceSid: null,
    apiVersion: '2010-04-01',
    uri: `/2010-04-01/Accounts/${accountSid}/Messages/${sent.sid}.json`,
    dateCreated: new Date(noon),
    dateSent: null,
  });
  const fetched = await messages(sent.sid).fetch();
  expect(fetched).toMatchObject({ status: 'delivered', dateSent: new Date(noon) });
  expect(services.stream.read(0, 10)).toMatchObject([
    { channel: 'sms', what: 'outbound-api delivered', who: ada },
  ]);
});

test('dates are told as RFC 2822', async () => {
  const { messages, origin } = await startClient();
  const { uri } = await messages.create({ from, to: ada, body: 'Hello' });
  const credentials = Buffer.from(`${accountSid}:${authToken}`).toString('base64');
  const response = await fetch(`${origin}/api.twilio.com${uri}`, {
    headers: { authorization: `Basic ${credentials}` },
  });
  expect(await response.json()).toMatchObject({ date_created: 'Mon, 02 Mar 2026 12:00:00 +0000' });
});

test('a messaging service sends from a number of ours', async () => {
  const { messages } = await startClient();
  const messagingServiceSid = `MG${'1'.repeat(32)}`;
  const sent = await messages.create({ messagingServiceSid, to: ada, body: 'Hello' });
  expect(sent).toMatchObject({ messagingServiceSid, from });
});

test('all SMS are listed, the newest first, page by page', async () => {
  const { messages, services } = await startClient();
  const received = receiveSms(services, { from: ada, to: from, body: '0' }, () => undefined);
  for (const body of ['1', '2', '3', '4']) await messages.create({ from, to: ada, body });
  const all = await messages.list({ pageSize: 2 });
  expect(all.map(({ body }) => body)).toEqual(['4', '3', '2', '1', '0']);
  expect(all.at(-1)).toMatchObject({ sid: received.sid, direction: 'inbound', status: 'received' });
  const [byAda] = await messages.list({ from: ada });
  expect(byAda?.body).toBe('0');
  expect(await messages.list({ to: ada, limit: 3 })).toHaveLength(3);
});

test('pages stay where they are when there is a new SMS, and lead back', async () => {
  const { messages } = await startClient();
  for (const body of ['1', '2', '3']) await messages.create({ from, to: ada, body });
  const first = await messages.page({ pageSize: 1 });
  await messages.create({ from, to: ada, body: '4' });
  const second = await first.nextPage();
  expect(second?.instances.map(({ body }) => body)).toEqual(['2']);
  const third = await second?.nextPage();
  expect(third?.instances.map(({ body }) => body)).toEqual(['1']);
  expect(third?.nextPageUrl).toBeUndefined();
  const back = await third?.previousPage();
  expect(back?.instances.map(({ body }) => body)).toEqual(['2']);
});

test('SMS are listed by the day on which they were sent', async () => {
  const { messages, clock } = await startClient();
  await messages.create({ from, to: ada, body: 'Monday' });
  clock.advance(24 * 3_600_000);
  await messages.create({ from, to: ada, body: 'Tuesday' });
  const on = await messages.list({ dateSent: new Date(noon) });
  const after = await messages.list({ dateSentAfter: new Date(noon + 3_600_000) });
  const before = await messages.list({ dateSentBefore: new Date(noon + 3_600_000) });
  expect([on, after, before].map((list) => list.map(({ body }) => body))).toEqual([
    ['Monday'],
    ['Tuesday'],
    ['Monday'],
  ]);
});

test('an SMS that is removed is gone', async () => {
  const { messages } = await startClient();
  const { sid } = await messages.create({ from, to: ada, body: 'Hello' });
  expect(await messages(sid).remove()).toBe(true);
  await expect(messages(sid).fetch()).rejects.toMatchObject({
    status: 404,
    code: 20404,
    message: `The requested resource /2010-04-01/Accounts/${accountSid}/Messages/${sid}.json was not found`,
  });
});

test.each([
  ['no receiver', { to: '' }, 21604],
  ['a receiver that is no number', { to: '555' }, 21211],
  ['no sender', { from: '' }, 21603],
  ['a sender that is not ours', { from: '+14155550999' }, 21606],
  ['a sender that is no number', { from: '+1' }, 21212],
  ['a receiver of another channel', { to: `whatsapp:${ada}` }, 21910],
  ['a messaging service that is none', { from: '', messagingServiceSid: 'MG1' }, 21705],
  ['no text', { body: '' }, 21602],
  ['a text above 1600 characters', { body: 'a'.repeat(1601) }, 21617],
])('%s is refused, and nothing is sent', async (_, wrong, code) => {
  const { messages, services } = await startClient();
  const commits: Commit[] = [];
  services.store.onCommit((commit) => void commits.push(commit));
  const sent = messages.create({ from, to: ada, body: 'Hello', ...wrong });
  await expect(sent).rejects.toMatchObject({ status: 400, code });
  expect(commits).toEqual([]);
});

test("another account's messages are not found", async () => {
  const { client } = await startClient();
  const other = `AC${'9'.repeat(32)}`;
  await expect(client.api.v2010.accounts(other).messages.list()).rejects.toMatchObject({
    status: 404,
    code: 20404,
  });
});

test('a page token that was not given out is refused', async () => {
  const { messages } = await startClient();
  await expect(messages.page({ pageToken: smsAddressSid })).rejects.toMatchObject({
    status: 400,
    code: 21481,
  });
});
