import { expect, test } from 'vitest';
import { createAddress } from '../../conversations/addresses.ts';
import { byServer } from '../../services.ts';
import { accountSid, flowSid, serviceSid, supportNumber } from '../../testing/settings.ts';
import { noon, startRest } from './testing/test-support.ts';

const webhook = {
  'autoCreation.enabled': true,
  'autoCreation.type': 'webhook',
  'autoCreation.webhookUrl': 'https://example.com/hook',
} as const;

test('creates an address that starts a flow', async () => {
  const { v1 } = await startRest();
  const created = await v1.addressConfigurations.create({
    type: 'sms',
    address: supportNumber,
    friendlyName: 'Support',
    'autoCreation.enabled': true,
    'autoCreation.type': 'studio',
    'autoCreation.studioFlowSid': flowSid,
  });
  expect(created.toJSON()).toEqual({
    sid: expect.stringMatching(/^IG[0-9a-f]{32}$/),
    accountSid,
    type: 'sms',
    address: supportNumber,
    friendlyName: 'Support',
    autoCreation: {
      enabled: true,
      type: 'studio',
      conversation_service_sid: serviceSid,
      studio_flow_sid: flowSid,
      studio_retry_count: 0,
    },
    dateCreated: new Date(noon),
    dateUpdated: new Date(noon),
    url: `https://conversations.twilio.com/v1/Configuration/Addresses/${created.sid}`,
    addressCountry: null,
  });
});

test('finds, changes and removes an address, by SID or by the address', async () => {
  const { v1 } = await startRest();
  const { sid } = await v1.addressConfigurations.create({ type: 'chat', address: 'site' });
  expect((await v1.addressConfigurations('site').fetch()).sid).toBe(sid);
  const updated = await v1.addressConfigurations(sid).update({
    ...webhook,
    'autoCreation.webhookMethod': 'get',
    'autoCreation.webhookFilters': ['onMessageAdded'],
  });
  expect(updated.autoCreation).toEqual({
    enabled: true,
    type: 'webhook',
    conversation_service_sid: serviceSid,
    webhook_url: 'https://example.com/hook',
    webhook_method: 'GET',
    webhook_filters: ['onMessageAdded'],
  });
  expect(await v1.addressConfigurations(sid).remove()).toBe(true);
  expect(await v1.addressConfigurations.list()).toEqual([]);
});

test('pages through 250 without a gap or a repeat, also of one type', async () => {
  const { v1, services } = await startRest();
  const addresses = Array.from({ length: 250 }, (_, count) => `site-${count}`);
  createAddress(services, { type: 'sms', address: supportNumber }, byServer);
  for (const address of addresses) createAddress(services, { type: 'chat', address }, byServer);
  const listed = await v1.addressConfigurations.list({ type: 'chat', pageSize: 50 });
  expect(listed.map(({ address }) => address)).toEqual(addresses);
  expect(await v1.addressConfigurations.list()).toHaveLength(251);
});

test.each<[what: string, refusal: { status: number; code: number }, input: object]>([
  ['one that there is', { status: 409, code: 20409 }, { type: 'chat', address: 'site' }],
  ['no type', { status: 400, code: 20001 }, { address: 'a', type: '' }],
  ['a type that is none', { status: 400, code: 20001 }, { address: 'a', type: 'fax' }],
  ['no address', { status: 400, code: 20001 }, { address: '', type: 'chat' }],
  [
    'no flow',
    { status: 400, code: 20001 },
    { address: 'a', type: 'chat', 'autoCreation.type': 'studio' },
  ],
  [
    'no URL',
    { status: 400, code: 20001 },
    { address: 'a', type: 'chat', 'autoCreation.type': 'webhook' },
  ],
])('creates no address with %s', async (_, refusal, input) => {
  const { v1, refusalOf } = await startRest();
  await v1.addressConfigurations.create({ type: 'chat', address: 'site' });
  expect(await refusalOf(() => v1.addressConfigurations.create(input as never))).toMatchObject(
    refusal,
  );
});

test('knows no address that there is not', async () => {
  const { v1, refusalOf } = await startRest();
  const one = v1.addressConfigurations('nowhere');
  const message = 'The requested resource /v1/Configuration/Addresses/nowhere was not found';
  expect(await refusalOf(() => one.fetch())).toMatchObject({ status: 404, code: 20404, message });
  expect(await refusalOf(() => one.update(webhook))).toMatchObject({
    status: 404,
    code: 20404,
    message,
  });
  expect(await refusalOf(() => one.remove())).toMatchObject({ status: 404, code: 20404, message });
});
