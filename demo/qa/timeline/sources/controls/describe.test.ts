import { expect, test } from 'vitest';
import { describeFault, describeSocketFaults } from './describe-fault.ts';
import { describeMove } from './describe-move.ts';

const hour = 3_600_000;

test.each([
  [0, 8 * hour, 'Clock moved forward by 8 h'],
  [0, 26.5 * hour, 'Clock moved forward by 1 d 2 h 30 min'],
  [hour, hour + 30_000, 'Clock moved forward by 30 s'],
  [8 * hour, 0, "Clock set back to the machine's time"],
  [8 * hour, 2 * hour, 'Clock set back by 6 h'],
  [0, 0, "Clock set to the machine's time"],
  [hour, hour, 'Clock stopped, or let run on'],
])('%i → %i: %s', (before, after, said) => {
  expect(describeMove(before, after)).toBe(said);
});

test.each([
  [{ path: '/v1/spaces', status: 503 }, 'the profile service answers 503'],
  [{ path: '/v1', status: 0 }, "Segment's tracking closes the connection"],
  [{ path: '/mcs', throttleBytesPerSecond: 50_000 }, 'media is slow (50,000 bytes a second)'],
  [{ path: '/mcs', delayMs: 3000 }, 'media answers 3,000 ms late'],
  [
    { path: '/Client/v2', method: 'POST', lose: 'reply' },
    "the chat's client requests (POST) never answers",
  ],
  [{ path: '/taskrouter/v1', drop: 'before' }, 'Flex closes the connection'],
  [{ path: '/own', status: 500 }, '/own of Twilio answers 500'],
])('%j: %s', (fault, said) => {
  expect(describeFault(fault, 'Twilio')).toBe(said);
});

test.each([
  [{ refuseConnections: 503 }, 'Fault set: sockets are refused with 503'],
  [{ refuseConnections: null }, 'Sockets are let in again'],
  [{ initStatus: { status: 401 } }, 'Fault set: sockets are not let in'],
  [{}, 'Fault of sockets set'],
])('%j: %s', (socket, said) => {
  expect(describeSocketFaults(socket)).toBe(said);
});
