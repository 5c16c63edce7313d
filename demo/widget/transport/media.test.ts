import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { NodeRequest } from './testing/node-request.ts';
import { startChat } from './testing/start-chat.ts';

beforeEach(() => void vi.stubGlobal('XMLHttpRequest', NodeRequest));
afterEach(() => void vi.unstubAllGlobals());

const uploads = '/mcs/v1/Services/*/Media';
const messages = '/Client/v2/Services/*/Conversations/*/Messages';
const later = { kind: 'later', retryAfterMs: expect.any(Number) as number };

function toAttachment(
  name: string,
  content: string | Uint8Array<ArrayBuffer>,
  type = 'text/plain',
) {
  return { name, type, blob: new Blob([content]) };
}
const plan = toAttachment('plán & 1.txt', 'a plan');

test('sends a file without a text, with attributes, and tells it as the visitor’s', async () => {
  const { open, sid, twilio } = await startChat();
  const { transport, heard } = await open();
  const progress: number[] = [];
  const sent = await transport.send({
    clientId: 'c1',
    body: '',
    attachments: [plan],
    attributes: { page: 'A' },
    onProgress: (part) => void progress.push(part),
  });
  expect(sent).toEqual({ kind: 'stored' });
  expect(progress.at(-1)).toBe(1);
  const [stored] = twilio.store.messagesOf(sid);
  expect(stored).toMatchObject({
    body: null,
    attributes: '{"page":"A","clientId":"c1"}',
    media: [{ filename: 'plán & 1.txt', contentType: 'text/plain', size: 6 }],
  });
  await expect
    .poll(() => heard('onMessage'))
    .toMatchObject([
      {
        author: 'visitor',
        clientId: 'c1',
        body: '',
        media: [{ name: 'plán & 1.txt', type: 'text/plain', size: 6 }],
      },
    ]);
});

test('sends three files with a text, in their order, and reads them from the server too', async () => {
  const { open } = await startChat();
  const { transport } = await open();
  const attachments = ['a', 'b', 'c'].map((name) =>
    toAttachment(`${name}.log`, name.repeat(9), ''),
  );
  const message = { clientId: 'c1', body: 'three logs', attachments };
  expect(await transport.send(message)).toEqual({ kind: 'stored' });
  const names = ['a.log', 'b.log', 'c.log'];
  for (const page of [await transport.readLatest(), await transport.readAfter(-1)]) {
    const [stored] = page.messages;
    expect(stored?.body).toBe('three logs');
    expect(stored?.media?.map(({ name }) => name)).toEqual(names);
  }
  const next = await open();
  expect(next.messages[0]?.media?.map(({ name }) => name)).toEqual(names);
});

test('tells where a file is, from where it can be read without a token', async () => {
  const { open } = await startChat();
  const { transport } = await open();
  await transport.send({ clientId: 'c1', body: '', attachments: [plan] });
  const [stored] = (await transport.readLatest()).messages;
  const mediaSid = stored?.media?.[0]?.sid ?? '';
  const { url, until } = await transport.readMediaUrl({ messageIndex: 0, mediaSid });
  expect(until).toBeGreaterThan(Date.now() + 200_000);
  expect(await (await fetch(url ?? '')).text()).toBe('a plan');
});

test('says of a file that is not there that it is nowhere, and of a service that fails nothing', async () => {
  const { open, twilio } = await startChat();
  const { transport } = await open();
  const key = { messageIndex: 0, mediaSid: `ME${'0'.repeat(32)}` };
  expect(await transport.readMediaUrl(key)).toEqual({ until: expect.any(Number) as number });
  twilio.faults.add({ path: uploads, status: 500 });
  await expect(transport.readMediaUrl(key)).rejects.toThrow('500');
});

test('reads a file with the token that holds, after the first one was replaced', async () => {
  const { open, twilio } = await startChat();
  const { transport } = await open();
  await transport.send({ clientId: 'c1', body: '', attachments: [plan] });
  const mediaSid = (await transport.readLatest()).messages[0]?.media?.[0]?.sid ?? '';
  expect(await transport.updateToken(twilio.token('visitor-1', 7200))).toBe(true);
  twilio.clock.advance(3_700_000);
  expect(await transport.readMediaUrl({ messageIndex: 0, mediaSid })).toHaveProperty('url');
});

test.each([
  [413, { kind: 'refused', refusal: 'file-too-large' }],
  [415, { kind: 'refused', refusal: 'file-refused' }],
  [503, later],
  [401, later],
] as const)('a file that is answered with %d has sent nothing: %o', async (status, outcome) => {
  const { open, sid, twilio } = await startChat();
  const { transport } = await open();
  twilio.faults.add({ path: uploads, method: 'POST', status });
  const message = { clientId: `c-${status}`, body: 'text', attachments: [plan] };
  expect(await transport.send(message)).toEqual(outcome);
  expect(twilio.store.messagesOf(sid)).toEqual([]);
  expect(await transport.send(message)).toEqual({ kind: 'stored' });
});

test('an upload that is given up sends nothing, also not later', async () => {
  const { open, sid, twilio } = await startChat();
  const { transport } = await open();
  twilio.faults.add({ path: uploads, method: 'POST', throttleBytesPerSecond: 20_000 });
  const ending = new AbortController();
  const attachments = [toAttachment('big.txt', new Uint8Array(2_000_000))];
  const sending = transport.send({
    clientId: 'c1',
    body: '',
    attachments,
    onProgress: () => ending.abort(),
    signal: ending.signal,
  });
  expect(await sending).toEqual(later);
  await transport.readLatest();
  expect(twilio.store.messagesOf(sid)).toEqual([]);
  expect([...twilio.store.all('media')]).toEqual([]);
});

test('a message that is put off after its file has arrived is sent with the same file', async () => {
  const { open, sid, twilio } = await startChat();
  const { transport } = await open();
  twilio.faults.add({ path: messages, method: 'POST', status: 429, code: 50063 });
  const message = { clientId: 'c1', body: '', attachments: [plan] };
  expect(await transport.send(message)).toEqual(later);
  expect(await transport.send(message)).toEqual({ kind: 'stored' });
  expect([...twilio.store.all('media')]).toHaveLength(1);
  expect(twilio.store.messagesOf(sid)).toHaveLength(1);
});

test('a message whose answer is lost is in doubt, with its files', async () => {
  const { open, sid, twilio } = await startChat();
  const { transport } = await open();
  twilio.faults.add({ path: messages, method: 'POST', drop: 'after' });
  const message = { clientId: 'c1', body: '', attachments: [plan] };
  expect(await transport.send(message)).toEqual({ kind: 'in-doubt' });
  expect(twilio.store.messagesOf(sid)).toHaveLength(1);
});
