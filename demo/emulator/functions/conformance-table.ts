import type { Received, Sent } from './testing/send.ts';

/** What has been answered to an earlier row. */
export type AnswerOf = (title: string) => Received;

/** One request that must be answered alike by `twilio-run` and by our host. */
export interface ConformanceRow extends Omit<Sent, 'body'> {
  title: string;
  /** Text, or made from answers to earlier rows. */
  body?: string | ((answerOf: AnswerOf) => string);
  /** What it must be answered with. */
  status: number;
  /** Fields of the JSON answer that are another text each time. */
  varying?: readonly string[];
  /** Signs the form as Studio does. `twilio-run` checks no signature, so a row with a wrong one has no place here. */
  isSigned?: boolean;
}

const form = { 'content-type': 'application/x-www-form-urlencoded' };
const json = { 'content-type': 'application/json' };

// Without OPTIONS, unsigned calls of protected Functions and calls of private ones: `twilio-run` answers preflights
// itself, and lets anybody call what is protected or private.
const calls: readonly ConformanceRow[] = [
  { title: 'a query', path: '/echo?a=1&b=two%20words&a=2', status: 200 },
  { title: 'a form', path: '/echo', headers: form, body: 'a=1&b=%2B1&b=2&empty=', status: 200 },
  {
    title: 'a form beside a query',
    path: '/echo?a=query&c=3',
    headers: form,
    body: 'a=form',
    status: 200,
  },
  {
    title: 'JSON',
    path: '/echo?a=query',
    headers: json,
    body: '{"a":{"b":[1,null]}}',
    status: 200,
  },
  {
    title: 'JSON with a charset',
    path: '/echo',
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: '{"a":"ü"}',
    status: 200,
  },
  { title: 'a list as JSON', path: '/echo', headers: json, body: '["one","two"]', status: 200 },
  {
    title: 'an own request field',
    path: '/echo',
    headers: json,
    body: '{"request":"forged"}',
    status: 200,
  },
  {
    title: 'keys of prototypes',
    path: '/echo',
    headers: json,
    body: '{"__proto__":{"a":1},"constructor":{"prototype":{"a":1}},"toString":1}',
    status: 200,
  },
  {
    title: 'prototype keys in a form',
    path: '/echo',
    headers: form,
    body: '__proto__=1&constructor=2',
    status: 200,
  },
  { title: 'an empty body', path: '/echo', headers: json, body: '', status: 200 },
  {
    title: 'plain text',
    path: '/echo',
    headers: { 'content-type': 'text/plain' },
    body: '{"a":1}',
    status: 200,
  },
  { title: 'PUT', path: '/echo', method: 'PUT', headers: json, body: '{"a":1}', status: 200 },
  { title: 'DELETE', path: '/echo?a=1', method: 'DELETE', status: 200 },
  { title: 'broken JSON', path: '/echo', headers: json, body: '{"a":', status: 400 },
  { title: 'JSON that is a text', path: '/echo', headers: json, body: '"text"', status: 400 },
  { title: 'JSON that is null', path: '/echo', headers: json, body: 'null', status: 400 },
  {
    title: 'another charset',
    path: '/echo',
    headers: { 'content-type': 'application/json; charset=latin1' },
    body: '{}',
    status: 415,
  },
  {
    title: 'a form of 1,000 fields',
    path: '/echo',
    headers: form,
    body: Array(1000).fill('a=1').join('&'),
    status: 200,
  },
  {
    title: 'a form of 1,001 fields',
    path: '/echo',
    headers: form,
    body: Array(1001).fill('a=1').join('&'),
    status: 413,
  },
  {
    title: 'a body above 6 MB',
    path: '/echo',
    headers: json,
    body: `{"a":"${'a'.repeat(6 * 1024 * 1024)}"}`,
    status: 413,
  },
  { title: 'no such Function', path: '/nothing', status: 404 },
  { title: 'a slash at the end', path: '/echo/', status: 404 },
  { title: 'its front page', path: '/', status: 404 },
];

const answers: readonly ConformanceRow[] = [
  {
    title: 'headers',
    path: '/headers',
    headers: {
      'X-Test': ['one', 'two'],
      'X-Forwarded-For': '1.2.3.4',
      'X-Amz-Id': '1',
      'I-Twilio-Token': '1',
      Referer: 'https://docs.example.com/',
      Via: 'proxy',
      'X-Real-IP': '1.2.3.4',
      Origin: 'https://docs.example.com',
      Authorization: 'Bearer 1',
      Cookie: 'a=1; b=two%20words',
    },
    status: 200,
  },
  {
    title: 'headers named as prototypes are',
    path: '/headers',
    headers: { 'To-String': '1' },
    status: 200,
  },
  { title: 'context', path: '/context', status: 200 },
  { title: 'a response', path: '/respond', status: 200 },
  { title: 'a response with a status', path: '/respond?status=409', status: 409 },
  { title: 'a response with a text', path: '/respond?status=418&body=text', status: 418 },
  { title: 'a body where there is none', path: '/respond?status=204', status: 204 },
  { title: 'a response without a body', path: '/respond?status=204&body=none', status: 204 },
  ...['text', 'nothing', 'null', 'list', 'twiml'].map((kind) => ({
    title: `a payload: ${kind}`,
    path: `/plain?kind=${kind}`,
    status: 200,
  })),
  { title: 'an error by callback', path: '/fail?kind=error', status: 500 },
  { title: 'a rejection', path: '/fail?kind=reject', status: 500 },
  { title: 'an error at once', path: '/throw', status: 500 },
  { title: 'private assets', path: '/greeting', status: 200 },
  { title: 'a client of its own', path: '/chats?name=Retries&own=1', status: 200 },
  { title: 'the helper library', path: '/chats?name=Retries', status: 200 },
  {
    title: 'a signed form',
    path: '/signed',
    headers: form,
    body: 'phone=%2B14155552671',
    isSigned: true,
    status: 200,
  },
];

/** Requests to the fixtures: each kind of request, and each kind of answer. */
export const conformanceTable: readonly ConformanceRow[] = [...calls, ...answers];
