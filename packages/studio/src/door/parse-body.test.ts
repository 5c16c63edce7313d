import { array, maxLength, object, optional, picklist, pipe, strictObject, string } from 'valibot';
import { expect, test } from 'vitest';
import { ApiError } from './api-error.ts';
import { parseBody } from './parse-body.ts';

const schema = strictObject({
  token: pipe(string(), maxLength(5)),
  format: optional(picklist(['text', 'json'])),
  trail: optional(array(strictObject({ title: string() }))),
});

function refuse(body: unknown): ApiError {
  try {
    parseBody(schema, body);
  } catch (error) {
    if (error instanceof ApiError) return error;
  }
  throw new Error('It was taken.');
}

test('gives what the schema says', () => {
  expect(parseBody(schema, { token: 'abc' })).toEqual({ token: 'abc' });
});

test.each([
  ['nothing', {}, 'There is no "token".'],
  ['another type', { token: 5 }, '"token" holds is not as wanted: string'],
  ['a long text', { token: 'secret' }, '"token" holds is not as wanted: at most 5 long'],
  ['another word', { token: '', format: 'pdf' }, 'wanted: ("text" | "json")'],
  ['an unknown key', { token: '', fone: 1 }, 'There is an unknown key in the body.'],
  [
    'an unknown key deep down',
    { token: '', trail: [{ title: '', u: 1 }] },
    'an unknown key in "trail.0".',
  ],
  ['a missing key deep down', { token: '', trail: [{}] }, 'There is no "trail.0.title".'],
  ['no object', 'text', 'What the body holds is not as wanted: Object'],
  ['null', null, 'What the body holds is not as wanted: Object'],
])('names the place of %s', (_name, body, detail) => {
  const error = refuse(body);
  expect(error.status).toBe(400);
  expect(error.message).toContain(detail);
});

test('repeats nothing that was sent', () => {
  const sent = { token: 'phone-of-ada', 'key-of-ada': { 'deep-of-ada': 'text-of-ada' } };
  expect(refuse(sent).message).not.toContain('of-ada');
  expect(refuse({ token: '', format: 'word-of-ada' }).message).not.toContain('of-ada');
});

test.each(['__proto__', 'constructor', 'prototype'])('refuses the key %s anywhere', (key) => {
  const open = object({});
  for (const json of [`{"${key}":1}`, `{"a":{"b":[{"${key}":{"isAdmin":true}}]}}`]) {
    expect(() => parseBody(open, JSON.parse(json))).toThrow(ApiError);
  }
  expect({}).not.toHaveProperty('isAdmin');
});

test('refuses more levels than a request has', () => {
  const deep = JSON.parse(`${'['.repeat(20_000)}${']'.repeat(20_000)}`) as unknown;
  expect(() => parseBody(object({}), { deep })).toThrow('at most 16 levels');
});
