import { expect, test } from 'vitest';
import { Response } from './response.ts';

test('a response is built step by step', () => {
  const response = new Response()
    .setStatusCode(201)
    .setBody({ a: 1 })
    .setHeaders({ 'X-First': '1' })
    .appendHeader('X-First', '2')
    .appendHeader('X-Second', ['a', 'b']);
  expect(response).toMatchObject({
    statusCode: 201,
    body: { a: 1 },
    headers: { 'X-First': ['1', '2'], 'X-Second': ['a', 'b'] },
  });
});

test('headers that are set replace those from before, and leave the given object alone', () => {
  const given = { 'X-Given': '1' };
  const response = new Response({ headers: { 'X-Old': '1' } }).setHeaders(given);
  response.appendHeader('X-New', '1');
  expect(response.headers).toEqual({ 'X-Given': '1', 'X-New': '1' });
  expect(given).toEqual({ 'X-Given': '1' });
});

test('cookies are set beside each other, and removed by name', () => {
  const response = new Response()
    .setCookie('a', '1', ['Secure', 'HttpOnly'])
    .setCookie('ab', '2')
    .removeCookie('a');
  expect(response.headers['Set-Cookie']).toEqual(['ab=2', 'a=;Max-Age=0']);
});
