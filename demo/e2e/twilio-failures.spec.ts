import type { MessageFacts } from './twilio-pages.ts';
import { eventually, expect, failureOf, quick, test, type Visitor } from './twilio-test.ts';

const messages = '/Client/v2/Services/*/Conversations/*/Messages$';
const refused = /^WebSocket connection to 'ws:.*' failed/;

const stateOf = ({ page }: Visitor) => page.evaluate(() => window.chat.client.connectionState);

async function untilConnected(visitor: Visitor): Promise<void> {
  await eventually(() => stateOf(visitor)).toBe('connected');
}

/** The browser says that its network is gone, or back. */
async function turn({ page }: Visitor, network: 'offline' | 'online'): Promise<void> {
  await page.evaluate((name) => void window.dispatchEvent(new Event(name)), network);
}

/** Leaves the page in its tab, which keeps what the page has stored. */
async function leave({ page, connect }: Visitor): Promise<{ comeBack(): Promise<void> }> {
  const url = page.url();
  await page.goto('about:blank');
  return {
    async comeBack() {
      await page.goto(url);
      await connect();
    },
  };
}

async function bodiesOf(visitor: Visitor, event = 'messageAdded') {
  return (await visitor.heard<MessageFacts>(event)).map(({ body }) => body);
}

test('has a message once whose reply was cut off with the socket', async ({
  visit,
  converse,
  control,
  server,
}) => {
  const sid = await converse(['ada', 'maya']);
  const [ada, maya] = await Promise.all([
    visit('ada', { sid, options: quick }),
    visit('maya', { sid }),
  ]);
  await control('/faults', { path: messages, method: 'POST', drop: 'after' });
  expect(await failureOf(ada.send('hello', { clientId: 'a1' }))).toContain('disconnected');
  await untilConnected(ada);
  for (const { heard } of [ada, maya])
    await eventually(() => heard('messageAdded')).toMatchObject([
      { body: 'hello', attributes: { clientId: 'a1' } },
    ]);
  // What came twice would be there with the next one.
  await ada.send('next');
  for (const one of [ada, maya]) await eventually(() => bodiesOf(one)).toEqual(['hello', 'next']);
  const stored = await server.conversations.v1.conversations(sid).messages.list();
  expect(stored.map(({ body }) => body)).toEqual(['hello', 'next']);
});

test('has no message whose request was cut off with the socket', async ({
  visit,
  converse,
  control,
  server,
}) => {
  const sid = await converse(['ada']);
  const ada = await visit('ada', { sid, options: quick });
  await control('/faults', { path: messages, method: 'POST', drop: 'before' });
  expect(await failureOf(ada.send('hello'))).toContain('disconnected');
  await untilConnected(ada);
  await ada.send('again');
  await eventually(() => bodiesOf(ada)).toEqual(['again']);
  expect(await server.conversations.v1.conversations(sid).messages.list()).toHaveLength(1);
});

test('shows a message whose reply is lost, while its sending goes on', async ({
  visit,
  converse,
  control,
}) => {
  const sid = await converse(['ada', 'maya']);
  const [ada, maya] = await Promise.all([visit('ada', { sid }), visit('maya', { sid })]);
  await control('/faults', { path: messages, method: 'POST', lose: 'reply' });
  await ada.page.evaluate(() => {
    // Nobody waits for it: the SDK gives up after 30 s.
    void window.chat.conversation.sendMessage('hello').catch(() => undefined);
  });
  for (const one of [maya, ada]) await eventually(() => bodiesOf(one)).toEqual(['hello']);
  await ada.send('next');
  for (const one of [maya, ada]) await eventually(() => bodiesOf(one)).toEqual(['hello', 'next']);
});

test('hears after an outage all that it missed, in order and once', async ({
  visit,
  converse,
  control,
  server,
  problems,
}) => {
  const sid = await converse(['ada']);
  const ada = await visit('ada', { sid, options: quick });
  const conversation = server.conversations.v1.conversations(sid);
  const first = await conversation.messages.create({ author: 'bot', body: 'first' });
  const second = await conversation.messages.create({ author: 'bot', body: 'second' });
  await eventually(() => bodiesOf(ada)).toEqual(['first', 'second']);

  await control('/socket-faults', { refuseConnections: true });
  await control('/connections/drop', { identity: 'ada' });
  await eventually(() => problems.length).toBeGreaterThan(0);
  await conversation.messages(first.sid).update({ body: 'first, edited' });
  await conversation.messages(second.sid).remove();
  for (const body of ['third', 'fourth', 'fifth'])
    await conversation.messages.create({ author: 'bot', body });
  await conversation.participants.create({ identity: 'maya' });
  await conversation.update({ attributes: '{"while":"away"}' });
  expect(await bodiesOf(ada)).toEqual(['first', 'second']);

  await control('/socket-faults', { refuseConnections: null });
  await untilConnected(ada);
  await eventually(() => bodiesOf(ada)).toEqual(['first', 'second', 'third', 'fourth', 'fifth']);
  await eventually(() => bodiesOf(ada, 'messageUpdated')).toEqual(['first, edited']);
  await eventually(() => bodiesOf(ada, 'messageRemoved')).toEqual(['second']);
  await eventually(() => ada.heard('participantJoined')).toEqual(['maya']);
  await eventually(() => ada.page.evaluate(() => window.chat.conversation.attributes)).toEqual({
    while: 'away',
  });
  await conversation.messages.create({ author: 'bot', body: 'last' });
  await eventually(async () => (await bodiesOf(ada)).slice(5)).toEqual(['last']);
  for (const problem of problems.splice(0)) expect(problem).toMatch(refused);
});

test('sends when the browser is back online what was written offline', async ({
  visit,
  converse,
  server,
}) => {
  const sid = await converse(['ada']);
  const ada = await visit('ada', { sid });
  const { messages: stored } = server.conversations.v1.conversations(sid);
  await turn(ada, 'offline');
  await eventually(() => stateOf(ada)).not.toBe('connected');
  await stored.create({ author: 'bot', body: 'are you there?' });
  const sent = ada.send('written offline');
  await turn(ada, 'online');
  expect(await sent).toBe(1);
  await eventually(() => bodiesOf(ada)).toEqual(['are you there?', 'written offline']);
  expect(await stored.list()).toHaveLength(2);
});

test('comes back from a socket that has gone silent when the browser says online', async ({
  visit,
  converse,
  control,
  server,
}) => {
  const sid = await converse(['ada']);
  const ada = await visit('ada', { sid });
  await control('/connections/blackhole', { identity: 'ada', on: true });
  await server.conversations.v1.conversations(sid).messages.create({ body: 'unheard' });
  expect(await stateOf(ada)).toBe('connected');
  await turn(ada, 'offline');
  await turn(ada, 'online');
  await eventually(() => bodiesOf(ada)).toEqual(['unheard']);
  await ada.send('heard');
  await eventually(() => bodiesOf(ada)).toEqual(['unheard', 'heard']);
});

test('is told 429 and 503 on a page, and does not send again by itself', async ({
  visit,
  converse,
  control,
}) => {
  const sid = await converse(['ada']);
  const ada = await visit('ada', { sid });
  for (const [status, code] of [
    [429, 20429],
    [503, 20503],
  ]) {
    await control('/faults', { path: messages, method: 'POST', status });
    const told = await ada.page.evaluate(() =>
      window.chat.conversation
        .sendMessage('hello')
        .catch(({ status: one, body }: { status: number; body: object }) => ({
          ...body,
          http: one,
        })),
    );
    expect(told).toMatchObject({ http: status, status, code, more_info: expect.any(String) });
  }
  expect(await ada.send('once more')).toBe(0);
});

test('goes on after a reload from what the browser kept, brought up to date', async ({
  visit,
  converse,
  events,
  server,
}) => {
  const sid = await converse(['ada']);
  const ada = await visit('ada', { sid });
  const conversation = server.conversations.v1.conversations(sid);
  await conversation.update({ attributes: '{"step":1}' });
  await eventually(() => ada.page.evaluate(() => window.chat.conversation.attributes)).toEqual({
    step: 1,
  });
  const kept = () => ada.page.evaluate(() => Object.values(sessionStorage).join());
  await eventually(kept).toContain(`${sid}.channel`);

  const away = await leave(ada);
  await conversation.update({ attributes: '{"step":2}' });
  await conversation.messages.create({ author: 'bot', body: 'while you were away' });
  const before = (await events()).length;
  await away.comeBack();
  await ada.enter(sid);
  const read = () =>
    ada.page.evaluate(async () => {
      const { items } = await window.chat.conversation.getMessages();
      return [window.chat.conversation.attributes, items.map(({ body }) => body)];
    });
  await eventually(read).toEqual([{ step: 2 }, ['while you were away']]);
  const asked = (await events()).slice(before).map(({ what }) => what);
  expect(asked.filter((what) => what.includes(`/v3/Documents/`))).toEqual([]);
  await conversation.update({ attributes: '{"step":3}' });
  await eventually(read).toEqual([{ step: 3 }, ['while you were away']]);
});

test('shows nothing stale after a reload when the account began with nothing', async ({
  visit,
  converse,
  control,
  server,
}) => {
  const olds = [await converse(['ada']), await converse(['ada']), await converse(['ada'])];
  const ada = await visit('ada', { sid: olds[0] ?? '' });
  await ada.send('of another time');
  const nameOf = () => ada.page.evaluate(() => window.chat.client.user.friendlyName);
  await server.conversations.v1.users('ada').update({ friendlyName: 'Ada of another time' });
  await eventually(nameOf).toBe('Ada of another time');
  const away = await leave(ada);
  await control('/restart', { state: 'discard' });
  await away.comeBack();
  const list = () =>
    ada.page.evaluate(async () => {
      const { items } = await window.chat.client.getSubscribedConversations();
      return items.map(({ sid }) => sid);
    });
  expect(await list()).toEqual([]);
  expect(await nameOf()).not.toBe('Ada of another time');
  for (const old of olds) expect(await failureOf(ada.enter(old))).toContain('NOT_FOUND');
  // The SDK is told of another place in the storage of the browser, and leaves the old one alone.
  const places = await ada.page.evaluate(() =>
    Object.keys(sessionStorage).map((key) => key.split('::')[0]),
  );
  expect(new Set(places).size).toBe(2);

  // Events count from the beginning again: a client that goes on from an old count would overlook them.
  const sid = await converse(['ada']);
  await eventually(() => ada.heard('conversationJoined')).toEqual([sid]);
  await ada.enter(sid);
  await ada.send('of now');
  await eventually(() => bodiesOf(ada)).toEqual(['of now']);
});

test('keeps a conversation over a restart that keeps all', async ({ visit, converse, control }) => {
  const sid = await converse(['ada']);
  const ada = await visit('ada', { sid, options: quick });
  await ada.send('before');
  await control('/restart', { state: 'keep' });
  await eventually(() => ada.heard('connectionStateChanged')).toEqual([
    'connecting',
    'connected',
    'connecting',
    'connected',
  ]);
  await ada.send('after');
  await eventually(() => bodiesOf(ada)).toEqual(['before', 'after']);
});

test('stays connected with a token that was renewed in time', async ({
  visit,
  converse,
  twilio,
  control,
}) => {
  const sid = await converse(['ada']);
  const token = twilio.issueToken('ada', 600);
  const ada = await visit('ada', { sid, token });
  await control('/clock', { advanceMs: 400_000 });
  expect(await ada.heard('tokenAboutToExpire')).toEqual([]);
  await control('/clock', { advanceMs: 21_000 });
  await eventually(() => ada.heard('tokenAboutToExpire')).toHaveLength(1);
  const renew = (next: string) =>
    ada.page.evaluate(async (given) => void (await window.chat.client.updateToken(given)), next);
  await renew(twilio.issueToken('ada', 600));
  await control('/clock', { advanceMs: 300_000 });
  await ada.send('still here');
  await eventually(() => bodiesOf(ada)).toEqual(['still here']);
  expect(await ada.heard('connectionStateChanged')).toEqual(['connecting', 'connected']);
  expect(await ada.heard('tokenExpired')).toEqual([]);
});

test('comes back with a new token after the old one has expired', async ({
  visit,
  converse,
  twilio,
  control,
  server,
}) => {
  const sid = await converse(['ada']);
  const ada = await visit('ada', { sid, token: twilio.issueToken('ada', 600) });
  await control('/clock', { advanceMs: 601_000 });
  await eventually(() => ada.heard('tokenExpired')).toHaveLength(1);
  // A token that comes before is taken and never used; the SDK waits 3 s for the socket to close.
  await eventually(() => stateOf(ada)).toBe('disconnected');
  await server.conversations.v1.conversations(sid).messages.create({ body: 'meanwhile' });
  await ada.page.evaluate(
    async (given) => void (await window.chat.client.updateToken(given)),
    twilio.issueToken('ada', 600),
  );
  await untilConnected(ada);
  await eventually(() => bodiesOf(ada)).toEqual(['meanwhile']);
  await ada.send('back');
  await eventually(() => bodiesOf(ada)).toEqual(['meanwhile', 'back']);
});

test('lets nobody in with a token that has expired, is forged, or is of another service', async ({
  open,
  twilio,
  control,
}) => {
  const { token: expired } = (await control('/tokens', { identity: 'ada', ttlSeconds: -1 })) as {
    token: string;
  };
  const forged = `${twilio.issueToken('ada').slice(0, -4)}AAAA`;
  for (const [token, errorCode] of [
    [expired, 20104],
    [forged, 20107],
  ] as const) {
    const ada = await open('ada');
    await ada.page.evaluate(
      ([given, uri]) => void window.chat.begin(given, { Twilsock: { uri } }),
      [token, twilio.socketUri] as const,
    );
    await eventually(() => stateOf(ada)).toBe('denied');
    await eventually(() => ada.heard('connectionError')).toMatchObject([
      { terminal: true, httpStatusCode: 401, errorCode },
    ]);
    expect(await ada.heard('tokenExpired')).toHaveLength(errorCode === 20104 ? 1 : 0);
    expect(await ada.heard('initialized')).toEqual([]);
  }
});
