import { expect, test } from 'vitest';
import { removeMessage } from '../../emulator/twilio/conversations/messages.ts';
import { byServer } from '../../emulator/twilio/services.ts';
import { startChat } from './testing/start-chat.ts';

test('reads backwards to the beginning, without a gap and without a repeat', async () => {
  const { open, write } = await startChat();
  for (let n = 0; n < 100; n += 1) write(`${n}`);
  const { transport, ...opened } = await open();
  let page = { messages: opened.messages, hasEarlier: opened.hasEarlier };
  let all = [...page.messages];
  for (let reads = 0; page.hasEarlier && reads < 10; reads += 1) {
    page = await transport.readBefore(all[0]?.index ?? 0);
    expect(page.messages.length).toBeLessThanOrEqual(30);
    all = [...page.messages, ...all];
  }
  expect(all.map(({ index }) => index)).toEqual(Array.from({ length: 100 }, (_, n) => n));
  expect(await transport.readBefore(1)).toMatchObject({
    messages: [{ index: 0 }],
    hasEarlier: false,
  });
  expect(await transport.readBefore(0)).toEqual({ messages: [], hasEarlier: false });
});

test('reads past places where messages were removed', async () => {
  const { open, write, twilio, sid } = await startChat();
  for (let n = 0; n < 40; n += 1) write(`${n}`);
  for (const message of twilio.store.messagesOf(sid).slice(3, 9))
    removeMessage(twilio.services, message, byServer);
  const { transport, messages } = await open();
  expect(messages[0]?.index).toBe(10);
  const { messages: earlier, hasEarlier } = await transport.readBefore(10);
  expect({ indexes: earlier.map(({ index }) => index), hasEarlier }).toEqual({
    indexes: [0, 1, 2, 9],
    hasEarlier: false,
  });
});

test('reads what comes after an index, at most thirty', async () => {
  const { open, write } = await startChat();
  for (let n = 0; n < 50; n += 1) write(`${n}`);
  const { transport } = await open();
  const { messages } = await transport.readAfter(9);
  expect(messages.map(({ index }) => index)).toEqual(Array.from({ length: 30 }, (_, n) => n + 10));
  expect((await transport.readAfter(48)).messages).toMatchObject([{ index: 49, body: '49' }]);
  expect((await transport.readAfter(49)).messages).toEqual([]);
  expect((await transport.readAfter(-1)).messages[0]).toMatchObject({ index: 0 });
});

test('asks the server, also while the SDK has not caught up after a gap', async () => {
  const { open, write, twilio } = await startChat();
  for (const body of ['first', 'before']) write(body);
  const { transport, heard } = await open();
  twilio.faults.setSocket({ refuseConnections: 503 });
  // Nothing that was missed is told to the SDK.
  twilio.faults.add({ path: '/v4/Subscriptions', delayMs: 8_000, times: 0 });
  twilio.sockets.drop({});
  write('missed');
  twilio.faults.setSocket({ refuseConnections: null });
  await expect.poll(() => heard('onLine')).toEqual(['connecting', 'up']);
  expect((await transport.readLatest()).messages).toMatchObject([
    { body: 'first' },
    { body: 'before' },
    { body: 'missed' },
  ]);
  expect((await transport.readAfter(0)).messages).toMatchObject([
    { body: 'before' },
    { body: 'missed' },
  ]);
  expect(heard('onMessage')).toEqual([]);
});

test('rejects within ten seconds when no answer comes', { timeout: 20_000 }, async () => {
  const { open, twilio, write } = await startChat();
  for (let n = 0; n < 40; n += 1) write(`${n}`);
  const { transport } = await open();
  twilio.sockets.blackhole({}, true);
  const reads = [
    transport.readBefore(10),
    transport.readLatest(),
    transport.readAfter(3),
    transport.readStanding(),
  ];
  const started = performance.now();
  for (const read of await Promise.allSettled(reads)) expect(read.status).toBe('rejected');
  expect(performance.now() - started).toBeLessThan(10_500);
});

test('keeps authors, links, texts and times as the server has them', async () => {
  const { open, write, twilio, sid } = await startChat();
  const links = [
    { title: 'Retries', section: 'Backoff', url: 'https://docs.example/retries' },
    { title: 'Bad', section: '', url: 'javascript:alert(1)' },
  ];
  write('Try this', {
    author: 'system',
    attributes: JSON.stringify({ type: 'docs_links', author: 'bot', links }),
  });
  const { transport, messages } = await open();
  const [stored] = twilio.store.messagesOf(sid);
  const expected = [
    {
      sid: stored?.sid,
      index: 0,
      author: 'bot',
      body: 'Try this',
      links: [{ title: 'Retries', section: 'Backoff', url: 'https://docs.example/retries' }],
      sentAt: stored?.dateCreated,
    },
  ];
  expect(messages).toEqual(expected);
  expect((await transport.readLatest()).messages).toEqual(expected);
  expect((await transport.readAfter(-1)).messages).toEqual(expected);
});
