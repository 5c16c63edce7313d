import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { startStack } from '../../stack.ts';
import { buildConfig as buildSegmentConfig } from '../segment/testing/test-support.ts';
import { buildFlow, buildWidget } from '../studio/flow/testing/build-flow.ts';
import { buildConfig, flowSid, supportNumber } from '../twilio/testing/settings.ts';
import { buildFixtures, type BuiltFixtures } from './testing/build-fixtures.ts';

let built: BuiltFixtures;
beforeAll(async () => {
  built = await buildFixtures();
});
afterAll(() => built.remove());

const url = 'https://docent.local.twil.io';

async function start() {
  const flowFolder = mkdtempSync(join(tmpdir(), 'docent-flows-'));
  onTestFinished(() => rmSync(flowFolder, { recursive: true }));
  const parameters = [{ key: 'phone', value: '{{trigger.conversation.From}}' }];
  const flow = buildFlow(
    { incomingConversationMessage: 'find' },
    buildWidget(
      ['find', 'run-function'],
      { success: 'ask', fail: 'ask' },
      { url: `${url}/signed`, parameters },
    ),
    buildWidget(
      ['ask', 'make-http-request'],
      { success: null, failed: null },
      { method: 'GET', url: `${url}/context?domain=1` },
    ),
  );
  writeFileSync(join(flowFolder, 'flow.json'), JSON.stringify(flow));
  const stack = await startStack({
    segment: buildSegmentConfig(),
    twilio: buildConfig({
      studio: { flows: [{ sid: flowSid, friendlyName: 'Test', file: 'flow.json' }] },
    }),
    flowFolder,
    log: () => undefined,
    functions: {
      folder: built.folder,
      env: (origins) => ({ GREETING: JSON.stringify(origins) }),
    },
  });
  onTestFinished(stack.close);
  return stack;
}

async function runFlow({ twilio, studio }: Awaited<ReturnType<typeof start>>) {
  twilio.receiveSms({ from: '+14155550123', to: supportNumber, body: 'Hi' });
  await twilio.idle();
  await studio.idle();
  return studio.list()[0]?.context.widgets;
}

test('a flow calls the Functions of its stack, signed, by the domain that it names', async () => {
  const widgets = await runFlow(await start());
  expect(widgets).toMatchObject({
    find: { status_code: 200, parsed: { phone: '+14155550123' } },
    ask: { status_code: 200, parsed: { domain: 'docent.local.twil.io' } },
  });
});

test('Functions are told where the parts of their stack are, and share their time', async () => {
  const { functions, segment, twilio } = await start();
  twilio.clock.freeze(Date.parse('2031-01-02T03:04:05.000Z'));
  const read = async (path: string) =>
    (await (await fetch(`${functions?.origin}${path}`)).json()) as Record<string, string>;
  expect((await read('/now'))['iso']).toBe('2031-01-02T03:04:05.000Z');
  expect(JSON.parse((await read('/context'))['greeting'] ?? '')).toEqual({
    segment: segment.origin,
    twilio: twilio.origin,
  });
});

test('what was started is closed, the Functions too', async () => {
  const stack = await start();
  await stack.close();
  for (const { origin } of [stack.segment, stack.twilio, stack.functions ?? stack.twilio])
    await expect(fetch(origin)).rejects.toThrow('fetch failed');
});
