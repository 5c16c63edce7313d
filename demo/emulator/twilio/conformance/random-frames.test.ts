import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { serviceSid } from '../testing/settings.ts';
import { buildFrame } from '../twilsock/codec.ts';
import { connectRaw, enterRaw } from './raw-client.ts';
import { startTrouble } from './start-trouble.ts';

const header = { method: 'message', id: 'TM1', active_grant: 'ip_messaging' };
const aim = { host: 'aim.us1.twilio.com', method: 'GET', params: {}, headers: {} };
const cds = { ...aim, host: 'cds.us1.twilio.com' };

function toFrame(text: string): Buffer {
  return Buffer.from(`TWILSOCK V3.0 ${Buffer.byteLength(text)}\r\n${text}\r\n`);
}

/** Frames that change nothing, not even when a mutation of one is valid. */
function buildHarmless(sid: string, token: string): Buffer[] {
  const path = `/Client/v2/Services/${serviceSid}/Conversations/${sid}/Messages/IM${'0'.repeat(32)}`;
  const items = { ...cds, path: `/v3/Lists/${sid}.messages/Items`, params: { From: '0' } };
  const follow = { ...cds, method: 'POST', path: '/v4/Subscriptions' };
  const about = { object_sid: `${sid}.messages`, object_type: 'list', last_event_id: 0 };
  return [
    buildFrame({ ...header, http_request: { ...aim, path } }),
    buildFrame({ ...header, http_request: items }),
    buildFrame({ method: 'init', id: 'TM2', token, registrations: [] }),
    buildFrame(
      { ...header, http_request: follow },
      { action: 'establish', correlation_id: 1, requests: [about] },
    ),
  ];
}

async function startTarget(isLoggedIn: boolean) {
  const trouble = await startTrouble();
  const { twilio, troll, sid } = trouble;
  return {
    ...trouble,
    harmless: buildHarmless(sid, twilio.token('troll')),
    async meet(frames: readonly Buffer[]) {
      const one = isLoggedIn ? await enterRaw(twilio, 'troll') : await connectRaw(twilio);
      for (const frame of frames) one.write(frame);
      // Answered, said goodbye to, or cut: in any case it goes on for the others.
      const reply = await troll.ask({ method: 'put_notification_ctx' });
      expect(reply.header.status?.code).toBe(200);
      one.end();
    },
    async expectCalm() {
      await trouble.expectUnharmed();
      expect(twilio.logged.filter((sentence) => sentence.includes('failed on'))).toEqual([]);
    },
  };
}

const noise = fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes));
const start = fc.nat(200).map((size) => Buffer.from(`TWILSOCK V3.0 ${size}\r\n`));
const anyFrame = fc.oneof(
  noise,
  fc.tuple(start, noise).map((parts) => Buffer.concat(parts)),
  fc.json().map(toFrame),
  fc
    .json()
    .map((json) => toFrame(`${JSON.stringify(header).slice(0, -1)},"http_request":${json}}`)),
);

test.each([true, false])('random bytes change nothing; after an init: %s', async (isLoggedIn) => {
  const { meet, expectCalm } = await startTarget(isLoggedIn);
  const frames = fc.array(anyFrame, { minLength: 1, maxLength: 5 });
  const run = fc.assert(fc.asyncProperty(frames, meet), { numRuns: 150 });
  await expect(run).resolves.toBeUndefined();
  await expectCalm();
});

const bits = ['"', '{', ',', '\r\n', '0', '\\', 'é', 'null'].map((text) => Buffer.from(text));

test.each([true, false])(
  'frames with random changes change nothing; after an init: %s',
  async (isLoggedIn) => {
    const { harmless, meet, expectCalm } = await startTarget(isLoggedIn);
    const changed = fc
      .record({
        frame: fc.constantFrom(...harmless),
        at: fc.nat(5000),
        cut: fc.nat(3),
        put: fc.oneof(
          noise.map((bytes) => bytes.subarray(0, 4)),
          fc.constantFrom(...bits),
        ),
      })
      .map(({ frame, at, cut, put }) => {
        const from = at % frame.length;
        return Buffer.concat([frame.subarray(0, from), put, frame.subarray(from + cut)]);
      });
    const frames = fc.array(changed, { minLength: 1, maxLength: 5 });
    const run = fc.assert(fc.asyncProperty(frames, meet), { numRuns: 150 });
    await expect(run).resolves.toBeUndefined();
    await expectCalm();
  },
);
