import { expect, test } from 'vitest';
import { findAskedHost, isBrowsersOwn } from './asked-host.ts';

test('finds the host of a plain request', () => {
  const request = 'GET / HTTP/1.1\r\nHost: cdn.example.com:80\r\n\r\n';
  expect(findAskedHost(Buffer.from(request))).toBe('cdn.example.com');
});

test('finds the server name in a TLS greeting, and waits until the greeting is whole', () => {
  const greeting = toGreeting('cdn.example.com');
  expect(findAskedHost(greeting)).toBe('cdn.example.com');
  expect(findAskedHost(greeting.subarray(0, 20))).toBeUndefined();
});

test('tells what the browser asks for by itself from what a page asks for', () => {
  expect(isBrowsersOwn('update.googleapis.com')).toBe(true);
  expect(isBrowsersOwn('www.google-analytics.com')).toBe(false);
});

function toGreeting(host: string): Buffer {
  const name = Buffer.from(host);
  const length = (bytes: number) => [bytes >> 8, bytes & 0xff];
  const body = Buffer.concat([
    Buffer.from([0x01, 0x02, 0x03]),
    Buffer.from([0, 0, ...length(name.length + 5), ...length(name.length + 3), 0]),
    Buffer.from(length(name.length)),
    name,
    Buffer.from('zz'),
  ]);
  return Buffer.concat([Buffer.from([0x16, 3, 1, ...length(body.length)]), body]);
}
