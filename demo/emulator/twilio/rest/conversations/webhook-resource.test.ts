import { expect, test } from 'vitest';
import { accountSid, flowSid } from '../../testing/settings.ts';
import { noon, startRest } from './testing/test-support.ts';

const url = 'https://example.com/hook';

async function startWithConversation() {
  const rest = await startRest();
  const { sid } = await rest.v1.conversations.create();
  return { ...rest, sid, webhooks: rest.v1.conversations(sid).webhooks };
}

test('attaches a webhook with its filters', async () => {
  const { sid, webhooks } = await startWithConversation();
  const created = await webhooks.create({
    target: 'webhook',
    'configuration.url': url,
    'configuration.method': 'get',
    'configuration.filters': ['onMessageAdded', 'onParticipantAdded'],
  });
  expect(created.toJSON()).toEqual({
    sid: expect.stringMatching(/^WH[0-9a-f]{32}$/),
    accountSid,
    conversationSid: sid,
    target: 'webhook',
    url: `https://conversations.twilio.com/v1/Conversations/${sid}/Webhooks/${created.sid}`,
    configuration: { url, method: 'get', filters: ['onMessageAdded', 'onParticipantAdded'] },
    dateCreated: new Date(noon),
    dateUpdated: new Date(noon),
  });
});

test('attaches a flow, told of messages from an index on', async () => {
  const { webhooks, store } = await startWithConversation();
  const created = await webhooks.create({
    target: 'studio',
    'configuration.flowSid': flowSid,
    'configuration.filters': ['onMessageAdded'],
    'configuration.replayAfter': 0,
  });
  expect(created.configuration).toEqual({ flow_sid: flowSid });
  expect(store.get('scopedWebhooks', created.sid)).toMatchObject({ flowSid, replayAfter: 0 });
});

test('attaches a webhook for keywords', async () => {
  const { webhooks } = await startWithConversation();
  const created = await webhooks.create({
    target: 'trigger',
    'configuration.url': url,
    'configuration.triggers': ['help', 'stop'],
  });
  expect(created.configuration).toEqual({ url, method: 'post', triggers: ['help', 'stop'] });
});

test('lists, changes and removes webhooks', async () => {
  const { webhooks } = await startWithConversation();
  const { sid } = await webhooks.create({
    target: 'webhook',
    'configuration.url': url,
    'configuration.filters': ['onMessageAdded'],
  });
  const updated = await webhooks.get(sid).update({
    'configuration.url': `${url}/2`,
    'configuration.filters': ['onMessageRemoved'],
  });
  expect(updated.configuration).toEqual({
    url: `${url}/2`,
    method: 'post',
    filters: ['onMessageRemoved'],
  });
  expect((await webhooks.list()).map((one) => one.sid)).toEqual([sid]);
  expect((await webhooks.get(sid).fetch()).sid).toBe(sid);
  expect(await webhooks.get(sid).remove()).toBe(true);
  expect(await webhooks.list()).toEqual([]);
});

test('has at most five on a conversation', async () => {
  const { v1, webhooks, refusalOf } = await startWithConversation();
  const input = { target: 'studio', 'configuration.flowSid': flowSid } as const;
  for (let count = 0; count < 5; count += 1) await webhooks.create(input);
  expect(await refusalOf(() => webhooks.create(input))).toMatchObject({ status: 403, code: 50361 });
  const other = await v1.conversations.create();
  expect((await v1.conversations(other.sid).webhooks.create(input)).target).toBe('studio');
});

const filters = { 'configuration.filters': ['onMessageAdded'] };

test.each<[what: string, code: number, input: object]>([
  ['no target', 50368, { target: '' }],
  ['a target that is none', 50364, { target: 'flex' }],
  ['a webhook without a URL', 50369, { target: 'webhook', ...filters }],
  [
    'a webhook with a URL that is none',
    50054,
    { target: 'webhook', 'configuration.url': 'here', ...filters },
  ],
  [
    'a webhook with a long URL',
    50372,
    { target: 'webhook', 'configuration.url': `${url}/${'a'.repeat(4000)}`, ...filters },
  ],
  ['a webhook without filters', 50370, { target: 'webhook', 'configuration.url': url }],
  [
    'a filter that is none',
    50365,
    { target: 'webhook', 'configuration.url': url, 'configuration.filters': ['onMessageSent'] },
  ],
  [
    'a filter of before it happens',
    50365,
    { target: 'webhook', 'configuration.url': url, 'configuration.filters': ['onMessageAdd'] },
  ],
  [
    'a method that is none',
    50055,
    { target: 'webhook', 'configuration.url': url, 'configuration.method': 'put', ...filters },
  ],
  ['keywords without a URL', 50369, { target: 'trigger', 'configuration.triggers': ['help'] }],
  ['a trigger without keywords', 50371, { target: 'trigger', 'configuration.url': url }],
  [
    'an empty keyword',
    50366,
    { target: 'trigger', 'configuration.url': url, 'configuration.triggers': [''] },
  ],
  ['a studio without a flow', 50367, { target: 'studio' }],
  ['a flow that is none', 50367, { target: 'studio', 'configuration.flowSid': 'FW1' }],
  [
    'a replay from no index',
    50516,
    { target: 'studio', 'configuration.flowSid': flowSid, 'configuration.replayAfter': 'first' },
  ],
])('attaches none with %s', async (_, code, input) => {
  const { webhooks, refusalOf } = await startWithConversation();
  expect(await refusalOf(() => webhooks.create(input as never))).toMatchObject({
    status: 400,
    code,
  });
});

test('changes none so that it could not be told', async () => {
  const { webhooks, refusalOf } = await startWithConversation();
  const { sid } = await webhooks.create({ target: 'studio', 'configuration.flowSid': flowSid });
  const one = webhooks.get(sid);
  expect(await refusalOf(() => one.update({ 'configuration.flowSid': 'FW1' }))).toMatchObject({
    status: 400,
    code: 50367,
  });
  expect(await refusalOf(() => one.update({}))).toMatchObject({ status: 400, code: 20161 });
});

test('finds a webhook only on its conversation', async () => {
  const { v1, webhooks, refusalOf } = await startWithConversation();
  const { sid } = await webhooks.create({ target: 'studio', 'configuration.flowSid': flowSid });
  const other = await v1.conversations.create();
  const elsewhere = v1.conversations(other.sid).webhooks(sid);
  const refusal = { status: 404, code: 20404 };
  expect(await refusalOf(() => elsewhere.fetch())).toMatchObject(refusal);
  expect(
    await refusalOf(() => elsewhere.update({ 'configuration.flowSid': flowSid })),
  ).toMatchObject(refusal);
  expect(await refusalOf(() => elsewhere.remove())).toMatchObject(refusal);
});
