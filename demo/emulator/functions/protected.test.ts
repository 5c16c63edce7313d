import twilio from 'twilio';
import { expect, test } from 'vitest';
import { signRequest } from '../twilio/webhooks/signature.ts';
import { authToken, useFunctions } from './testing/functions-lab.ts';

const start = useFunctions();

const url = 'https://docent.local.twil.io/signed';
const fields = { phone: '+14155552671', name: 'Ada Lovelace' };
const form = { 'content-type': 'application/x-www-form-urlencoded;charset=utf-8' };
const body = new URLSearchParams(fields).toString();

test('a protected Function answers what Twilio has signed for its public URL', async () => {
  const { send, publicOrigin } = await start();
  expect(`${publicOrigin}/signed`).toBe(url);
  const headers = { ...form, 'X-Twilio-Signature': signRequest(authToken, url, fields) };
  const answer = await send({ path: '/signed', headers, body });
  expect(answer).toMatchObject({ status: 200, text: '{"phone":"+14155552671"}' });
});

test('a query is part of what is signed', async () => {
  const { send } = await start();
  const signature = signRequest(authToken, `${url}?phone=%2B1`);
  const headers = { 'X-Twilio-Signature': signature };
  expect((await send({ path: '/signed?phone=%2B1', headers })).text).toBe('{"phone":"+1"}');
  expect((await send({ path: '/signed?phone=%2B2', headers })).status).toBe(403);
});

test.each([
  ['no signature', undefined],
  ['an empty signature', ''],
  ['a signature of another token', signRequest('another-token', url, fields)],
  ['a signature of other fields', signRequest(authToken, url, { ...fields, phone: '+1' })],
  ['a signature of another Function', signRequest(authToken, `${url}-too`, fields)],
  ['a signature of the local address', signRequest(authToken, 'http://127.0.0.1/signed', fields)],
])('%s is refused, and the Function is not called', async (_, signature) => {
  const { send } = await start();
  const headers = { ...form, ...(signature !== undefined && { 'x-twilio-signature': signature }) };
  const { status, text } = await send({ path: '/signed', headers, body });
  expect(status).toBe(403);
  expect(text).not.toContain('4155552671');
});

test('JSON is held to the hash that the signed URL names', async () => {
  const { send } = await start();
  const json = '{"phone":"+14155552671"}';
  const path = `/signed?bodySHA256=${twilio.getExpectedBodyHash(json)}`;
  const signature = signRequest(authToken, `https://docent.local.twil.io${path}`);
  const headers = { 'content-type': 'application/json', 'x-twilio-signature': signature };
  expect((await send({ path, headers, body: json })).status).toBe(200);
  expect((await send({ path, headers, body: '{"phone":"+1"}' })).status).toBe(403);
  const unhashed = { ...headers, 'x-twilio-signature': signRequest(authToken, url) };
  expect((await send({ path: '/signed', headers: unhashed, body: json })).status).toBe(403);
});

test('the domain is what the service is told to have', async () => {
  const { send, publicOrigin } = await start({ domain: 'docs-1234.twil.io' });
  expect(publicOrigin).toBe('https://docs-1234.twil.io');
  const signature = signRequest(authToken, 'https://docs-1234.twil.io/signed', fields);
  const headers = { ...form, 'x-twilio-signature': signature };
  expect((await send({ path: '/signed', headers, body })).status).toBe(200);
  expect((await send('/context?domain=1')).text).toContain('"domain":"docs-1234.twil.io"');
});

test('a private Function is not there for anybody', async () => {
  const { send } = await start();
  const signature = signRequest(authToken, 'https://docent.local.twil.io/hidden');
  const headers = { 'x-twilio-signature': signature };
  for (const path of ['/hidden', '/hidden.private', '/signed.protected'])
    expect((await send({ path, headers })).status).toBe(404);
});
