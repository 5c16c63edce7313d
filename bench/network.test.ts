import { expect, test } from 'vitest';
import { networks, paceBody, toHandshakeLeftMs } from './network.ts';

test('makes a request wait for the rest of its connection’s handshake', () => {
  expect(toHandshakeLeftMs(networks.B, 30)).toBe(70);
  expect(toHandshakeLeftMs(networks.B, 4000)).toBe(0);
  expect(toHandshakeLeftMs(networks.A, 0)).toBe(0);
});

test('spreads a body over the time that its bytes take', () => {
  const pieces = paceBody(Buffer.alloc(12_500), 1250);
  expect(pieces.at(-1)?.dueMs).toBe(10);
  expect(Buffer.concat(pieces.map(({ bytes }) => bytes))).toHaveLength(12_500);
});

test('sends a body in one piece where the rate has no limit', () => {
  expect(paceBody(Buffer.from('ab'), Infinity)).toEqual([{ dueMs: 0, bytes: Buffer.from('ab') }]);
});
