import { request as httpRequest } from 'node:http';
import { describe, expect, test } from 'vitest';
import type { TestTwilio } from '../testing/test-support.ts';
import { connectRaw, enterRaw } from './raw-client.ts';
import { startTrouble } from './start-trouble.ts';

const kb = 1024;

function toFrame(header: string, payload = ''): Buffer {
  return Buffer.from(`TWILSOCK V3.0 ${Buffer.byteLength(header)}\r\n${header}\r\n${payload}`);
}

describe('a frame that is no packet', () => {
  test.each([
    ['is empty', Buffer.alloc(0), 'does not begin'],
    ['is noise', Buffer.from([0, 255, 13, 10, 254]), 'does not begin'],
    ['is a text', 'TWILSOCK V3.0 27\r\n{"method":"ping","id":"TM1"}\r\n', 'it is a text'],
    ['is of another version', Buffer.from('TWILSOCK V4.0 2\r\n{}\r\n'), 'version 4'],
    ['has a header shorter than said', Buffer.from('TWILSOCK V3.0 99\r\n{}\r\n'), 'shorter than'],
    ['has a header longer than said', Buffer.from('TWILSOCK V3.0 1\r\n{}\r\n'), 'not JSON'],
    ['has a header that is no JSON', toFrame('{method:"message"}'), 'not JSON'],
    ['has a header that is a list', toFrame('[]'), 'no method'],
    ['has no id', toFrame('{"method":"message"}'), 'no method, or no id'],
    [
      'has a payload shorter than said',
      toFrame('{"method":"message","id":"TM1","payload_size":50}', '{}'),
      'not the length',
    ],
    [
      'has a payload longer than said',
      toFrame('{"method":"message","id":"TM1","payload_size":1}', '{"a":1}'),
      'not the length',
    ],
    [
      'has a payload of less than nothing',
      toFrame('{"method":"message","id":"TM1","payload_size":-1}', '{}'),
      'not a number of bytes',
    ],
  ])('and %s closes the connection with 406 and says why', async (_, frame, why) => {
    const { twilio, troll, expectUnharmed } = await startTrouble();
    troll.write(frame);
    const { header } = await troll.packet((packet) => packet.header.method === 'close');
    expect(header.status).toMatchObject({
      code: 406,
      description: expect.stringContaining(why) as string,
    });
    expect(twilio.logged).toEqual([expect.stringMatching(`${why}.*look at what the client sends`)]);
    const told = twilio.stream.read(0, 1000).find(({ what }) => what === 'refused a frame');
    expect(told).toMatchObject({ who: 'troll', problem: expect.stringContaining(why) as string });
    await expectUnharmed();
  });

  test('and is longer than any message is cut off, and the log says so', async () => {
    const { twilio, troll, expectUnharmed } = await startTrouble();
    troll.write(Buffer.alloc(2 * kb * kb, 'x'));
    expect(await troll.closed).toBe(1009);
    await expect.poll(() => twilio.logged).toEqual([expect.stringMatching(/size exceeded.*1 MB/)]);
    await expectUnharmed();
  });

  test('ends only the connection that sent it, of two that one identity has', async () => {
    const { twilio, troll } = await startTrouble();
    const second = await enterRaw(twilio, 'troll');
    troll.write(Buffer.from('noise'));
    await troll.packet(({ header }) => header.method === 'close');
    expect(await second.request({ method: 'GET', path: '/Client/v2/Configuration' })).toMatchObject(
      { status: 200 },
    );
  });

  test('and comes before the init is answered alike', async () => {
    const { twilio, expectUnharmed } = await startTrouble();
    const stranger = await connectRaw(twilio);
    stranger.write(Buffer.from('GET / HTTP/1.1\r\n\r\n'));
    const { header } = await stranger.packet((packet) => packet.header.method === 'close');
    expect(header.status?.code).toBe(406);
    await expectUnharmed();
  });
});

test.each([
  ['/', 404],
  ['//', 404],
  ['/%', 404],
  ['/v3/wsconnect/x', 404],
  ['/v3/wsconnect?a=%E0%A4%A', 101],
])('a request for a WebSocket at %s is answered %d', async (path, status) => {
  const { twilio, expectUnharmed } = await startTrouble();
  expect(await askForSocket(twilio, path)).toBe(status);
  await expectUnharmed();
});

/** Asks for a WebSocket at a path that no client would have; gives the status of the answer. */
function askForSocket({ origin }: TestTwilio, path: string): Promise<number | undefined> {
  const { hostname, port } = new URL(origin);
  const headers = {
    Connection: 'Upgrade',
    Upgrade: 'websocket',
    'Sec-WebSocket-Version': '13',
    'Sec-WebSocket-Key': Buffer.alloc(16).toString('base64'),
  };
  return new Promise((resolve, reject) => {
    const request = httpRequest({ hostname, port, path, headers });
    request.on('upgrade', ({ statusCode }, socket) => {
      socket.destroy();
      resolve(statusCode);
    });
    request.on('response', (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    request.on('error', reject);
    request.end();
  });
}
