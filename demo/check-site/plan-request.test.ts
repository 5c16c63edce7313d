import { expect, test } from 'vitest';
import { planRequest } from './plan-request.ts';

const own = new Set(['https://collect.example.com']);
const plan = (method: string, url: string, body = '') => planRequest({ method, url, body }, own);

test('what a site asks for by reading goes on to it', () => {
  expect(plan('GET', 'https://docs.example.com/a')).toEqual({ do: 'pass' });
  expect(plan('HEAD', 'https://fonts.example.com/a.woff2')).toEqual({ do: 'pass' });
});

test('messages are taken, at whatever address', () => {
  const body = JSON.stringify({ batch: [{ type: 'page' }], writeKey: 'KEY' });
  const taken = { do: 'take', messages: [{ type: 'page' }] };
  expect(plan('POST', 'https://api.segment.io/v1/b', body)).toEqual(taken);
  expect(plan('POST', 'https://docs.example.com/collect/v1/b', body)).toEqual(taken);
});

test.each([
  ['POST', 'https://docs.example.com/search'],
  ['DELETE', 'https://docs.example.com/a'],
  ['POST', 'https://docent-1234-live.twil.io/start-chat'],
  ['GET', 'https://docent-1234-live.twil.io/hours'],
  ['GET', 'https://collect.example.com/anything'],
  ['GET', 'https://cdn.segment.com/v1/projects/KEY/settings'],
  ['GET', 'https://docs.example.com/segment/v1/projects/KEY/settings'],
])('%s %s is answered here', (method, url) => {
  expect(plan(method, url)).toMatchObject({ do: 'answer', type: 'application/json' });
});

test("Segment's own snippet gets a script that does nothing", () => {
  const url = 'https://cdn.segment.com/analytics.js/v1/KEY/analytics.min.js';
  expect(plan('GET', url)).toEqual({
    do: 'answer',
    status: 200,
    type: 'text/javascript',
    body: '',
  });
});

test('a name that only looks like that of Segment is a site', () => {
  expect(plan('GET', 'https://notsegment.com/a')).toEqual({ do: 'pass' });
  expect(plan('GET', 'https://segment.com.example.com/a')).toEqual({ do: 'pass' });
});
