import { describe, expect, test } from 'vitest';
import { serviceSid } from '../testing/settings.ts';
import { startTestTwilio } from '../testing/test-support.ts';
import { connectRaw, enterRaw } from './raw-client.ts';
import { startTrouble } from './start-trouble.ts';

const kb = 1024;
const base = `/Client/v2/Services/${serviceSid}`;

describe('a packet', () => {
  test('with an unknown method is answered 400', async () => {
    const { twilio, troll, expectUnharmed } = await startTrouble();
    for (const method of ['explode', '', 'constructor', '__proto__']) {
      const { header } = await troll.ask({ method });
      expect(header.status?.code).toBe(400);
    }
    const told = twilio.stream.read(0, 1000).filter(({ what }) => what === 'refused a packet');
    expect(told[0]?.problem).toContain('explode');
    expect(told).toHaveLength(4);
    await expectUnharmed();
  });

  test.each(['message', 'put_notification_ctx', 'explode'])(
    'of the method %s before the init is answered 401',
    async (method) => {
      const { twilio, sid, expectUnharmed } = await startTrouble();
      const stranger = await connectRaw(twilio);
      const path = `${base}/Conversations/${sid}/Messages`;
      const request = { host: 'aim.us1.twilio.com', method: 'POST', path };
      const about = { active_grant: 'ip_messaging', http_request: request };
      const { header, payload } = await stranger.ask({ method, ...about }, { body: 'hello' });
      expect(header.status?.code).toBe(401);
      expect(payload).toBeUndefined();
      await expectUnharmed();
    },
  );

  test('for another product is answered as by the cloud', async () => {
    const { troll, expectUnharmed } = await startTrouble();
    const { header } = await troll.ask({ active_grant: 'data_sync' });
    expect(header.status).toEqual({ code: 400, status: 'UNKNOWN_ACTIVE_PRODUCT' });
    await expectUnharmed();
  });

  test.each([
    ['no http_request', undefined],
    ['an http_request that is null', null],
    ['an http_request that is a text', 'GET /'],
    ['no host', { method: 'GET', path: '/' }],
    ['no path', { method: 'GET', host: 'aim.us1.twilio.com' }],
    ['a method that is a number', { method: 5, host: 'aim.us1.twilio.com', path: '/' }],
    ['a method that HTTP does not know', { method: 'GE T', host: 'aim.us1.twilio.com', path: '/' }],
    ['a host that is none', { method: 'GET', host: 'a b\r\n', path: '/' }],
    ['a path that is none', { method: 'GET', host: 'aim.us1.twilio.com', path: ':x:' }],
    [
      'a header that is none',
      { method: 'GET', host: 'aim.us1.twilio.com', path: '/', headers: { 'a b': 'c\r\nd' } },
    ],
    ['no less than a tunnel', { method: 'CONNECT', host: 'aim.us1.twilio.com', path: '/' }],
  ])('with %s is answered 400', async (_, request) => {
    const { twilio, troll, expectUnharmed } = await startTrouble();
    const { header, payload } = await troll.ask({
      active_grant: 'ip_messaging',
      http_request: request,
    });
    expect(header['http_status']).toMatchObject({ code: 400 });
    expect(payload).toMatchObject({ code: 20001, message: expect.any(String) as string });
    const told = twilio.stream.read(0, 1000).find(({ status }) => status === 400);
    expect(told?.problem).toContain('http_request');
    expect(twilio.logged).toEqual([]);
    await expectUnharmed();
  });

  test.each([
    ['aim.us1.twilio.com', '/Client/v2/Nothing'],
    ['aim.us1.twilio.com', '/'],
    ['aim.us1.twilio.com', `/Client/v2/Services/IS${'0'.repeat(32)}/Conversations`],
    ['cds.us1.twilio.com', '/v3/Lists/none'],
    ['cds.us1.twilio.com', '/v3/Nothing/none'],
    ['cds.us1.twilio.com', '/v3/Documents/%E0%A4%A'],
    ['example.com', '/Client/v2/Configuration'],
    ['conversations.twilio.com', '/v1/Conversations'],
  ])('for what is not there, %s%s, is answered 404', async (host, path) => {
    const { twilio, troll, expectUnharmed } = await startTrouble();
    expect(await troll.request({ host, method: 'GET', path })).toMatchObject({
      status: 404,
      body: { status: 404, code: expect.any(Number) as number },
    });
    const told = twilio.stream.read(0, 1000).find(({ status }) => status === 404);
    expect(told).toMatchObject({ who: 'troll', what: `GET ${path}` });
    await expectUnharmed();
  });

  test.each([
    ['a page size that is none', 'PageSize=0', 400],
    ['a page size in words', 'PageSize=many', 400],
    ['a beginning that is no number', 'From=x', 200],
    ['an index that is no number', 'Index=x', 200],
    ['a broken encoding', 'From=%E0%A4%A', 200],
  ])('that asks for items with %s is answered', async (_, query, status) => {
    const { twilio, sid, troll, expectUnharmed } = await startTrouble();
    const path = `/v3/Lists/${sid}.messages/Items?${query}`;
    const answer = await troll.request({ host: 'cds.us1.twilio.com', method: 'GET', path });
    expect(answer.status).toBe(status);
    expect(twilio.logged).toEqual([]);
    await expectUnharmed();
  });
});

describe('a body', () => {
  type Case = readonly [string, string, string | object, number];
  const messages = '/Messages';
  const cases: readonly Case[] = [
    ['is no JSON', messages, '{"body":', 20001],
    ['is a list', messages, '[]', 20001],
    ['is a text', messages, '"hello"', 20001],
    ['has a text that is a number', messages, { body: 5 }, 20001],
    ['has a text of 40 KB', messages, { body: 'x'.repeat(40 * kb) }, 50504],
    ['has a text of 32 KB and a byte', messages, { body: 'x'.repeat(32 * kb + 1) }, 50504],
    ['has attributes that are no JSON', messages, { body: 'a', attributes: '{a:1}' }, 50304],
    ['has attributes that are an object', messages, { body: 'a', attributes: {} }, 20001],
    [
      'has message attributes of 5 KB',
      messages,
      { body: 'a', attributes: JSON.stringify('x'.repeat(5 * kb)) },
      50303,
    ],
    ['has media that are not there', messages, { media_sids: [`ME${'0'.repeat(32)}`] }, 50507],
    ['has media that are no list', messages, { media_sids: 'ME' }, 20001],
  ];

  test.each(cases)('that %s is answered 400', async (_, rest, body, code) => {
    const { twilio, sid, troll, expectUnharmed } = await startTrouble();
    const path = `${base}/Conversations/${sid}${rest}`;
    const answer = await troll.request({ method: 'POST', path, body });
    expect(answer).toMatchObject({ status: 400, body: { status: 400, code } });
    const told = twilio.stream.read(0, 1000).find(({ status }) => status === 400);
    expect(told).toMatchObject({ who: 'troll', what: `POST ${path}` });
    expect(told?.problem).toContain(String(code));
    expect(twilio.logged).toEqual([]);
    await expectUnharmed();
  });

  test.each([
    ['has attributes of 17 KB', { attributes: JSON.stringify('x'.repeat(17 * kb)) }, 50303],
    ['has attributes that are no JSON', { attributes: 'x' }, 50304],
    ['has a name of 300 letters', { friendly_name: 'x'.repeat(300) }, 50003],
    ['has a unique name of 300 letters', { unique_name: 'x'.repeat(300) }, 50004],
    ['has a unique name like a SID', { unique_name: `CH${'0'.repeat(32)}` }, 50390],
    ['has a name that is a number', { friendly_name: 5 }, 20001],
  ])('of a new conversation that %s is answered 400', async (_, body, code) => {
    const { troll, expectUnharmed } = await startTrouble();
    const answer = await troll.request({ method: 'POST', path: `${base}/Conversations`, body });
    expect(answer).toMatchObject({ status: 400, body: { code } });
    await expectUnharmed();
  });

  test.each([
    ['POST', '/Users/troll', { attributes: 'x' }, 50304],
    ['POST', '/Users/troll', { friendly_name: 'x'.repeat(300) }, 50003],
    ['POST', '/Users/troll/Conversations/CH', { last_read_message_index: -1 }, 20001],
    ['POST', '/Users/troll/Conversations/CH', { last_read_message_index: '1' }, 20001],
    ['POST', '/Users/troll/Conversations/CH', { notification_level: 'loud' }, 20001],
  ])('of %s %s with %o is answered 400', async (method, rest, body, code) => {
    const { sid, troll, expectUnharmed } = await startTrouble();
    const path = `${base}${rest.replace(/CH$/, sid)}`;
    expect(await troll.request({ method, path, body })).toMatchObject({
      status: 400,
      body: { code },
    });
    await expectUnharmed();
  });

  test.each([
    '{',
    '[]',
    'null',
    '{"action":"establish"}',
    '{"action":"explode","correlation_id":1,"requests":[]}',
  ])('of subscriptions that is %s is answered 400', async (body) => {
    const { troll, expectUnharmed } = await startTrouble();
    const request = { host: 'cds.us1.twilio.com', method: 'POST', path: '/v4/Subscriptions' };
    expect(await troll.request({ ...request, body })).toMatchObject({ status: 400 });
    await expectUnharmed();
  });
});

test('faults are told to the client that makes them, each one', async () => {
  const twilio = await startTestTwilio();
  const troll = await enterRaw(twilio, 'troll');
  const answers = await Promise.all(
    Array.from({ length: 200 }, (_, n) =>
      troll.request({ method: 'GET', path: `/Client/v2/${n}` }),
    ),
  );
  expect(answers.every(({ status }) => status === 404)).toBe(true);
  expect(twilio.stream.read(0, 1000).filter(({ status }) => status === 404)).toHaveLength(200);
});
