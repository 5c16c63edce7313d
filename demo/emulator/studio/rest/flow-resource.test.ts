import { expect, test } from 'vitest';
import { accountSid } from '../../twilio/testing/settings.ts';
import { refusal, startRestLab } from '../testing/rest-lab.ts';
import { phone, toFlow, trigger, visitor, widget } from '../testing/studio-lab.ts';

const definition = toFlow([
  trigger('ask'),
  widget(
    'ask',
    'send-and-wait-for-reply',
    { incomingMessage: null, timeout: null, deliveryFailure: null },
    { from: 'Bot', body: 'What?', timeout: '60' },
  ),
]);
const dangling = { ...definition, initial_state: 'nowhere' };
const shapeless = { states: 'none' };
const good = { friendlyName: 'Support', status: 'published', definition } as const;

test('a flow is created as the helper library expects it', async () => {
  const { client } = await startRestLab();
  const flow = await client.studio.v2.flows.create({
    ...good,
    commitMessage: 'First',
    authorSid: 'US1',
  });
  const url = `https://studio.twilio.com/v2/Flows/${flow.sid}`;
  expect(flow.sid).toMatch(/^FW[0-9a-f]{32}$/);
  expect(flow.toJSON()).toEqual({
    sid: flow.sid,
    accountSid,
    authorSid: 'US1',
    friendlyName: 'Support',
    definition,
    status: 'published',
    revision: 1,
    commitMessage: 'First',
    valid: true,
    errors: [],
    warnings: expect.any(Array) as unknown,
    dateCreated: new Date('2026-03-02T12:00:00Z'),
    dateUpdated: new Date('2026-03-02T12:00:00Z'),
    webhookUrl: `https://webhooks.twilio.com/v1/Accounts/${accountSid}/Flows/${flow.sid}`,
    url,
    links: {
      revisions: `${url}/Revisions`,
      executions: `${url}/Executions`,
      test_users: `${url}/TestUsers`,
    },
  });
  expect((await client.studio.v2.flows(flow.sid).fetch()).toJSON()).toEqual(flow.toJSON());
});

test('each update is a revision; what was not given stays', async () => {
  const { client, clock, studio } = await startRestLab();
  const { sid } = await client.studio.v2.flows.create({ ...good, commitMessage: 'First' });
  clock.advance(60_000);
  const flow = client.studio.v2.flows(sid);
  const renamed = await flow.update({ status: 'draft', friendlyName: 'Renamed' });
  expect(renamed.toJSON()).toMatchObject({
    friendlyName: 'Renamed',
    status: 'draft',
    revision: 2,
    commitMessage: null,
    definition,
    dateCreated: new Date('2026-03-02T12:00:00Z'),
    dateUpdated: new Date('2026-03-02T12:01:00Z'),
  });
  const other = toFlow([widget('Trigger', 'trigger', { incomingMessage: null })]);
  await flow.update({ status: 'published', definition: other });
  await flow.update({ status: 'draft' });

  // The helper library 6.2.0 cannot list revisions of any server: it asks each for a number that it has not passed.
  const { body } = await client.request({
    method: 'get',
    uri: `https://studio.twilio.com/v2/Flows/${sid}/Revisions`,
  });
  const lacking = { definition: null, valid: null, errors: null };
  expect(body).toMatchObject({
    revisions: [
      { revision: 4, status: 'draft', ...lacking },
      { revision: 3, status: 'published', ...lacking },
      { revision: 2, status: 'draft', ...lacking },
      { revision: 1, status: 'published', ...lacking },
    ],
    meta: { key: 'revisions' },
  });
  const numberOf = async (name: string) => (await flow.revisions(name).fetch()).revision;
  expect(await numberOf('2')).toBe(2);
  expect(await numberOf('LatestPublished')).toBe(3);
  expect(await numberOf('LatestRevision')).toBe(4);
  expect((await flow.revisions('1').fetch()).toJSON()).toMatchObject({
    sid,
    definition,
    friendlyName: 'Support',
    commitMessage: 'First',
    valid: true,
    errors: [],
    url: `https://studio.twilio.com/v2/Flows/${sid}/Revisions/1`,
  });
  expect(await refusal(flow.revisions('9').fetch())).toMatchObject({
    status: 404,
    message: `The requested resource /Flows/${sid}/Revisions/9 was not found`,
  });
  expect(await refusal(flow.revisions('Latest').fetch())).toMatchObject({
    status: 400,
    code: 81021,
  });
  expect(studio.flows.revision(sid, 'LatestPublished')?.definition).toEqual(other);
});

test('flows are listed page by page, without their definitions', async () => {
  const { client } = await startRestLab();
  for (const friendlyName of ['A', 'B', 'C'])
    await client.studio.v2.flows.create({ ...good, friendlyName });
  const flows = await client.studio.v2.flows.list({ pageSize: 2 });
  expect(flows.map(({ friendlyName }) => friendlyName)).toEqual(['A', 'B', 'C']);
  expect(flows[0]).toMatchObject({ definition: null, valid: null, errors: null, warnings: null });
});

test('a draft may be invalid, and says all that is wrong; it cannot be published', async () => {
  const { client, studio } = await startRestLab();
  const draft = await client.studio.v2.flows.create({
    ...good,
    status: 'draft',
    definition: dangling,
  });
  expect(draft).toMatchObject({ valid: false, status: 'draft', definition: dangling });
  expect(draft.errors).toContainEqual({
    message: expect.any(String) as string,
    property_path: '#/initial_state',
  });
  const flow = client.studio.v2.flows(draft.sid);
  expect(await refusal(flow.update({ status: 'published' }))).toMatchObject({
    status: 400,
    code: 81022,
    details: { errors: draft.errors },
  });
  expect((await flow.fetch()).revision).toBe(1);
  const mended = await flow.update({ status: 'published', definition });
  expect(mended).toMatchObject({ revision: 2, valid: true, status: 'published' });
  expect(studio.flows.list()).toHaveLength(1);
});

test('even a draft without any shape is kept', async () => {
  const { client } = await startRestLab();
  const draft = await client.studio.v2.flows.create({
    ...good,
    status: 'draft',
    definition: shapeless,
  });
  expect(draft).toMatchObject({ valid: false, definition: shapeless });
  expect(draft.errors.length).toBeGreaterThan(1);
});

test("says what is dangling in Twilio's words, which programs look for", async () => {
  const { client } = await startRestLab();
  const answer = await refusal(
    client.studio.v2.flowValidate.update({ ...good, definition: dangling }),
  );
  expect(answer).toMatchObject({
    details: {
      errors: expect.arrayContaining([
        { message: 'must match a widget name', property_path: '#/initial_state' },
      ]) as unknown,
    },
  });
});

test.for([
  ['dangling', dangling],
  ['shapeless', shapeless],
])('a %s flow is not published: the answer lists every problem', async ([, wrong]) => {
  const { client, studio } = await startRestLab();
  const answer = await refusal(client.studio.v2.flows.create({ ...good, definition: wrong }));
  expect(answer).toMatchObject({
    status: 400,
    code: 81022,
    message: 'Flow definition validation failed, check `details` for more information',
    details: {
      errors: expect.arrayContaining([
        { message: expect.any(String) as string, property_path: '#/initial_state' },
      ]) as unknown,
    },
  });
  expect(studio.flows.list()).toEqual([]);
});

test('validation tells a valid flow from one that is not', async () => {
  const { client, studio } = await startRestLab();
  const { valid } = await client.studio.v2.flowValidate.update(good);
  expect(valid).toBe(true);
  const wrong = { ...good, status: 'draft', definition: shapeless } as const;
  const answer = await refusal(client.studio.v2.flowValidate.update(wrong));
  expect(answer).toMatchObject({ status: 400, code: 81022 });
  expect(answer.details).toMatchObject({
    errors: [{ property_path: expect.stringMatching(/^#\//) as string }, {}],
    warnings: [],
  });
  expect(studio.flows.list()).toEqual([]);
});

test.for<[string, object]>([
  ['no name', { friendlyName: '' }],
  ['no definition', { definition: '' }],
  ['a definition that is not JSON', { definition: '{"states"' }],
  ['a definition that is too large', { definition: JSON.stringify('x'.repeat(1_100_000)) }],
  ['a status that there is not', { status: 'new' }],
])('a flow with %s is refused', async ([, more]) => {
  const { client, studio } = await startRestLab();
  const answer = await refusal(
    client.studio.v2.flows.create({ ...good, status: 'draft', ...more }),
  );
  expect(answer).toMatchObject({ status: 400, code: 20001 });
  expect(studio.flows.list()).toEqual([]);
});

test('removing a flow stops and removes what runs of it', async () => {
  const { client, say, studio } = await startRestLab();
  const { sid } = await client.studio.v2.flows.create(good);
  const runner = await say(sid, 'Hello');
  expect(await client.studio.v2.flows(sid).remove()).toBe(true);
  expect(runner.execution.status).toBe('ended');
  expect(studio.list()).toEqual([]);
  expect(await refusal(client.studio.v2.flows(sid).fetch())).toMatchObject({
    status: 404,
    code: 20404,
    message: `The requested resource /Flows/${sid} was not found`,
  });
});

test('those who test get the draft, everybody else what is published', async () => {
  const { client, say, sms } = await startRestLab();
  const { sid } = await client.studio.v2.flows.create(good);
  const flow = client.studio.v2.flows(sid);
  await flow.update({ status: 'draft' });
  expect((await flow.testUsers().fetch()).testUsers).toEqual([]);
  const set = await flow.testUsers().update({ testUsers: [phone, 'somebody'] });
  expect(set).toMatchObject({
    sid,
    testUsers: [phone, 'somebody'],
    url: `https://studio.twilio.com/v2/Flows/${sid}/TestUsers`,
  });
  expect((await flow.testUsers().fetch()).testUsers).toEqual([phone, 'somebody']);
  expect((await sms(sid, 'Hello')).execution).toMatchObject({ contact: phone, revision: 2 });
  expect((await say(sid, 'Hello')).execution).toMatchObject({ contact: visitor, revision: 1 });
});

test('a draft that is no flow at all is not run, not even for those who test', async () => {
  const { client, sms } = await startRestLab();
  const { sid } = await client.studio.v2.flows.create(good);
  const flow = client.studio.v2.flows(sid);
  await flow.testUsers().update({ testUsers: [phone] });
  await flow.update({ status: 'draft', definition: shapeless });
  expect((await sms(sid, 'Hello')).execution).toMatchObject({ revision: 1, waitingAt: 'ask' });
});

test('a stranger is refused, and so is a method that there is not', async () => {
  const { origin } = await startRestLab();
  const url = `${origin}/studio.twilio.com/v2/Flows`;
  expect((await fetch(url)).status).toBe(401);
  const user = Buffer.from(`${accountSid}:auth-token-of-the-tests`).toString('base64');
  const headers = { Authorization: `Basic ${user}` };
  expect((await fetch(url, { headers })).status).toBe(200);
  expect((await fetch(url, { method: 'DELETE', headers })).status).toBe(405);
});
