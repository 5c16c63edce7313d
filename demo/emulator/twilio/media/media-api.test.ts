import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { addMessage } from '../conversations/messages.ts';
import { removeParticipant } from '../conversations/participants.ts';
import { visitor, startFlexLab } from '../flex/testing/flex-lab.ts';
import { byServer } from '../services.ts';
import { accountSid, apiKey, authToken, serviceSid } from '../testing/settings.ts';
import { createAccessToken } from '../twilsock/access-token.ts';
import { createMediaStore } from './media-store.ts';
import type { toMediaBody } from './media-format.ts';

type MediaBody = ReturnType<typeof toMediaBody>;
type Headers = Record<string, string>;

/** The Media Content Service, and clients that ask it. */
async function startMedia(options: Parameters<typeof startFlexLab>[0] = {}) {
  const lab = await startFlexLab(options);
  const { clock, origin, services } = lab;
  const base = `${origin}/mcs.us1.twilio.com/v1/Services/${serviceSid}`;
  const tokenOf = (identity: string): Headers => ({
    'X-Twilio-Token': createAccessToken(services.config, {
      identity,
      ttlSeconds: 3600,
      now: clock.now(),
    }),
  });
  const call = (path: string, init?: RequestInit) => fetch(`${base}${path}`, init);
  const upload = async (
    body: BodyInit = 'hello',
    {
      headers = tokenOf(visitor),
      query = '?Category=media&Filename=a+b.txt',
      type = 'text/plain',
    } = {},
  ): Promise<MediaBody> => {
    const init = { method: 'POST', body, headers: { ...headers, 'Content-Type': type } };
    const answer = await call(`/Media${query}`, init);
    expect(answer.status).toBe(201);
    return (await answer.json()) as MediaBody;
  };
  return {
    ...lab,
    base,
    call,
    upload,
    tokenOf,
    count: () => [...services.store.all('media')].length,
  };
}

const account: Headers = { Authorization: `Basic ${btoa(`${accountSid}:${authToken}`)}` };

test('keeps a file and tells of it as the cloud does', async () => {
  const { upload, call, tokenOf, origin, base } = await startMedia();
  const media = await upload();
  expect(media).toEqual({
    sid: expect.stringMatching(/^ME[0-9a-f]{32}$/),
    service_sid: serviceSid,
    channel_sid: null,
    message_sid: null,
    date_created: '2026-03-02T12:00:00.000Z',
    date_upload_updated: '2026-03-02T12:00:00.000Z',
    date_updated: '2026-03-02T12:00:00.000Z',
    size: 5,
    content_type: 'text/plain',
    filename: 'a b.txt',
    category: 'media',
    author: visitor,
    is_multipart_upstream: false,
    url: `${base}/Media/${media.sid}`,
    links: {
      content: `/v1/Services/${serviceSid}/Media/${media.sid}/Content`,
      content_direct_temporary: expect.stringContaining(
        `${origin}/mcs.us1.twilio.com/v1/content/${media.sid}?sig=`,
      ),
    },
  });
  const again = await call(`/Media/${media.sid}`, { headers: tokenOf(visitor) });
  expect(await again.json()).toEqual(media);
  const content = await call(`/Media/${media.sid}/Content`, { headers: tokenOf(visitor) });
  expect(await content.text()).toBe('hello');
});

test('takes the file of a form with its own name and type', async () => {
  const { call, tokenOf } = await startMedia();
  const body = new FormData();
  body.set('note', 'no file');
  body.set('file', new File([Uint8Array.of(0, 255, 13, 10)], 'Grüße.png', { type: 'image/png' }));
  const answer = await call('/Media', { method: 'POST', body, headers: tokenOf(visitor) });
  const media = (await answer.json()) as MediaBody;
  expect(media).toMatchObject({
    filename: 'Grüße.png',
    content_type: 'image/png',
    size: 4,
    is_multipart_upstream: true,
  });
  const content = await fetch(media.links.content_direct_temporary);
  expect([...(await content.bytes())]).toEqual([0, 255, 13, 10]);
});

test('lets the temporary link be read without a token until it expires', async () => {
  const { upload, clock } = await startMedia();
  const { links } = await upload();
  clock.advance(299_999);
  const answer = await fetch(links.content_direct_temporary);
  expect(await answer.text()).toBe('hello');
  expect(answer.headers.get('content-type')).toBe('text/plain');
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  expect(answer.headers.get('access-control-allow-origin')).toBe('*');
  clock.advance(1);
  expect((await fetch(links.content_direct_temporary)).status).toBe(403);
});

test('refuses a temporary link that was changed', async () => {
  const { upload } = await startMedia();
  const { links, sid } = await upload();
  const other = await upload('secret');
  const link = links.content_direct_temporary;
  const changed = [
    link.replace(sid, other.sid),
    link.replace(/exp=\d+/, (exp) => `${exp}0`),
    link.replace(/sig=[^&]+/, 'sig=AAAA'),
    link.replace(/\?.*/, ''),
  ];
  const statuses = await Promise.all(changed.map(async (url) => (await fetch(url)).status));
  expect(statuses).toEqual([403, 403, 403, 403]);
});

test('says the file name in full and in plain letters, and never shows what could run', async () => {
  const { upload } = await startMedia();
  const query = `?Filename=${encodeURIComponent('Übersicht "1".png')}`;
  const image = await upload('x', { query, type: 'image/png' });
  const shown = await fetch(image.links.content_direct_temporary);
  expect(shown.headers.get('content-disposition')).toBe(
    `inline; filename="_bersicht _1_.png"; filename*=UTF-8''%C3%9Cbersicht%20%221%22.png`,
  );
  const page = await upload('<script>', { query: '?Filename=a.html', type: 'text/html' });
  const kept = await fetch(page.links.content_direct_temporary);
  expect(kept.headers.get('content-disposition')).toMatch(/^attachment/);
});

test('gives a part of a file', async () => {
  const { upload } = await startMedia();
  const { links } = await upload('0123456789');
  const read = async (range: string) => {
    const answer = await fetch(links.content_direct_temporary, { headers: { range } });
    return [answer.status, await answer.text(), answer.headers.get('content-range')];
  };
  expect(await read('bytes=2-4')).toEqual([206, '234', 'bytes 2-4/10']);
  expect(await read('bytes=7-')).toEqual([206, '789', 'bytes 7-9/10']);
  expect(await read('bytes=-3')).toEqual([206, '789', 'bytes 7-9/10']);
  expect(await read('bytes=8-99')).toEqual([206, '89', 'bytes 8-9/10']);
  expect(await read('bytes=10-')).toEqual([416, '', 'bytes */10']);
  expect(await read('lines=1-2')).toEqual([200, '0123456789', null]);
});

test.for([
  ['an empty file', { body: '', type: 'text/plain', status: 400 }],
  ['a file without a type', { body: new Uint8Array([1]), status: 400 }],
  ['a type that is none', { body: 'x', type: 'nonsense', status: 400 }],
  ['a form without a file', { body: toForm(), status: 400 }],
  ['a form that is none', { body: 'x', type: 'multipart/form-data; boundary=b', status: 400 }],
  [
    'an unknown category',
    { body: 'x', type: 'text/plain', status: 400, query: '?Category=secret' },
  ],
] as const)('refuses %s, and keeps nothing', async ([, { body, status, ...rest }]) => {
  const { call, tokenOf, count } = await startMedia();
  const headers = { ...tokenOf(visitor), ...('type' in rest && { 'Content-Type': rest.type }) };
  const query = 'query' in rest ? rest.query : '';
  const answer = await call(`/Media${query}`, { method: 'POST', body, headers });
  expect(answer.status).toBe(status);
  expect(await answer.json()).toMatchObject({ status, code: 20001 });
  expect(count()).toBe(0);
});

function toForm(): FormData {
  const form = new FormData();
  form.set('note', 'no file');
  return form;
}

test('takes a file that is as long as may be, and refuses one byte more', async () => {
  const { upload, call, tokenOf, count } = await startMedia({ maxBytes: 1000 });
  expect((await upload('x'.repeat(1000))).size).toBe(1000);
  const headers = { ...tokenOf(visitor), 'Content-Type': 'text/plain' };
  const answer = await call('/Media', { method: 'POST', headers, body: 'x'.repeat(1001) });
  expect(answer.status).toBe(413);
  expect(answer.headers.get('access-control-allow-origin')).toBe('*');
  expect(count()).toBe(1);
});

test('refuses a file by its length before it has come', async () => {
  const { base, tokenOf, count } = await startMedia();
  const headers = {
    ...tokenOf(visitor),
    'Content-Type': 'video/mp4',
    'Content-Length': 150 * 1024 ** 2 + 1,
  };
  const status = await new Promise((resolve, reject) => {
    const call = request(`${base}/Media`, { method: 'POST', headers }, (answer) => {
      resolve(answer.statusCode);
      call.destroy();
    });
    call.on('error', reject).flushHeaders();
  });
  expect(status).toBe(413);
  expect(count()).toBe(0);
});

test('refuses a file without a length as soon as too much has come', async () => {
  const { base, tokenOf, count } = await startMedia({ maxBytes: 100_000 });
  const headers = {
    ...tokenOf(visitor),
    'Content-Type': 'video/mp4',
    'Transfer-Encoding': 'chunked',
  };
  // Never ended: an answer means that nobody waited for the rest.
  const status = await new Promise((resolve, reject) => {
    const call = request(`${base}/Media`, { method: 'POST', headers }, (answer) => {
      resolve(answer.statusCode);
      call.destroy();
    });
    call.on('error', reject).write(Buffer.alloc(100_001));
  });
  expect(status).toBe(413);
  expect(count()).toBe(0);
});

test('lets a browser ask first, without a token', async () => {
  const { call } = await startMedia();
  const headers = {
    Origin: 'https://docs.example',
    'Access-Control-Request-Method': 'POST',
    'Access-Control-Request-Headers': 'content-type,x-twilio-token',
  };
  const answer = await call('/Media', { method: 'OPTIONS', headers });
  expect(answer.status).toBe(204);
  expect(answer.headers.get('access-control-allow-origin')).toBe('*');
  expect(answer.headers.get('access-control-allow-methods')).toContain('POST');
  expect(answer.headers.get('access-control-allow-headers')?.toLowerCase()).toContain(
    'content-type,x-twilio-token',
  );
});

test('lets nobody in without a valid token, and lets a browser read why', async () => {
  const { call, upload, tokenOf, clock } = await startMedia();
  const old = tokenOf(visitor);
  const { sid } = await upload();
  clock.advance(3_600_000);
  const wrong: Headers = { Authorization: `Basic ${btoa(`${accountSid}:wrong`)}` };
  for (const headers of [{}, { 'X-Twilio-Token': 'x' }, old, wrong]) {
    const answer = await call(`/Media/${sid}`, { headers });
    expect(answer.status).toBe(401);
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(await answer.json()).toHaveProperty('code');
  }
});

test('shows a file to its author, the members of its chat and the account, and to nobody else', async () => {
  const { upload, call, tokenOf, webChat, services } = await startMedia();
  const { sid } = await upload('mine', { headers: tokenOf('author') });
  const read = async (headers: Headers) => {
    const paths = [`/Media/${sid}`, `/Media/${sid}/Content`];
    return Promise.all(paths.map(async (path) => (await call(path, { headers })).status));
  };
  expect(await read(tokenOf('author'))).toEqual([200, 200]);
  expect(await read(tokenOf(visitor))).toEqual([403, 403]);
  const conversation = webChat();
  addMessage(services, conversation, { author: 'author', mediaSids: [sid] }, byServer);
  expect(await read(tokenOf(visitor))).toEqual([200, 200]);
  expect(await read(tokenOf('stranger'))).toEqual([403, 403]);
  expect(await read(account)).toEqual([200, 200]);
  expect(await read({ Authorization: `Basic ${btoa(`${apiKey.sid}:${apiKey.secret}`)}` })).toEqual([
    200, 200,
  ]);
  const [member] = services.store.participantsOf(conversation.sid);
  if (member) removeParticipant(services, member, byServer);
  expect(await read(tokenOf(visitor))).toEqual([403, 403]);
});

test('answers for many files at once, each with its own code', async () => {
  const { upload, call, tokenOf } = await startMedia();
  const own = await upload();
  const foreign = await upload('secret', { headers: tokenOf('somebody') });
  const missing = `ME${'0'.repeat(32)}`;
  const list = [own.sid, foreign.sid, missing].map((sid) => ({ media_sid: sid }));
  const ask = (body: unknown) =>
    call('/MediaSet', {
      method: 'POST',
      headers: { ...tokenOf(visitor), 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
  expect(await (await ask({ command: 'get', list })).json()).toEqual([
    { code: 200, media_record: own },
    { code: 403, media_record: { sid: foreign.sid } },
    { code: 404, media_record: { sid: missing } },
  ]);
  expect((await ask({ command: 'drop', list })).status).toBe(400);
});

test('removes a file for its author or the account, and for nobody else', async () => {
  const { upload, call, tokenOf, mediaStore } = await startMedia();
  const { sid } = await upload();
  const drop = async (headers: Headers) =>
    (await call(`/Media/${sid}`, { method: 'DELETE', headers })).status;
  expect(await drop(tokenOf('somebody'))).toBe(403);
  expect(await mediaStore.get(sid)).toBeDefined();
  expect(await drop(tokenOf(visitor))).toBe(204);
  expect(await mediaStore.get(sid)).toBeUndefined();
  expect(await drop(account)).toBe(404);
});

test('takes a file from a server, of no author', async () => {
  const { upload } = await startMedia();
  expect(await upload('x', { headers: account })).toMatchObject({ author: null });
});

test('knows no other service', async () => {
  const { origin, tokenOf } = await startMedia();
  const url = `${origin}/mcs.us1.twilio.com/v1/Services/IS${'9'.repeat(32)}/Media`;
  const headers = { ...tokenOf(visitor), 'Content-Type': 'text/plain' };
  const answer = await fetch(url, { method: 'POST', body: 'x', headers });
  expect(answer.status).toBe(404);
});

test('says that a file is gone when only its record is left', async () => {
  const { upload, mediaStore } = await startMedia();
  const { sid, links } = await upload();
  await mediaStore.remove(sid);
  const answer = await fetch(links.content_direct_temporary);
  expect(answer.status).toBe(404);
  expect(await answer.json()).toMatchObject({ message: expect.stringContaining('gone') });
});

test('keeps files in a directory, by their SIDs alone', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'media-'));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  const { upload, mediaStore } = await startMedia({ directory });
  const { sid } = await upload('kept', { query: '?Filename=..%2F..%2Fevil.txt' });
  expect(readdirSync(directory)).toEqual([sid]);
  const reopened = createMediaStore({ directory });
  expect(Buffer.from((await reopened.get(sid)) ?? []).toString()).toBe('kept');
  await mediaStore.remove(sid);
  expect(await reopened.get(sid)).toBeUndefined();
  await expect(reopened.put('../evil', new Uint8Array(1))).rejects.toThrow('no SID');
});

test('tells the stream who asked for what, without tokens and signatures', async () => {
  const { upload, call, tokenOf, services } = await startMedia();
  const headers = tokenOf(visitor);
  const { sid, links } = await upload('hello', { headers });
  await fetch(links.content_direct_temporary);
  await call(`/Media/${sid}`, { headers: tokenOf('stranger') });
  const lines = services.stream.read(0, 100).filter(({ channel }) => channel === 'media');
  expect(lines.map(({ what, who, status }) => [what, who, status])).toEqual([
    [`POST /v1/Services/${serviceSid}/Media`, visitor, 201],
    [`GET /v1/content/${sid}`, null, 200],
    [`GET /v1/Services/${serviceSid}/Media/${sid}`, 'stranger', 403],
  ]);
  const told = JSON.stringify(services.stream.read(0, 100));
  expect(told).not.toContain(headers['X-Twilio-Token']);
  expect(told).not.toContain('sig=');
});
