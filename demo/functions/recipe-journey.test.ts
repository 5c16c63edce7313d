import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { readConfig as readSegmentConfig } from '../emulator/segment/config.ts';
import { readConfig as readTwilioConfig } from '../emulator/twilio/config.ts';
import { createTwilioClient } from '../emulator/twilio/testing/twilio-client.ts';
import { prepareFunctions } from '../prepare-functions.ts';
import { startStack, type Stack } from '../stack.ts';

// A customer of the 2021 recipe puts start-chat in front of the flow that they have: nothing in the flow changes.

const demo = join(import.meta.dirname, '..');
const siteOrigin = 'https://docs.example.com';
const segment = readSegmentConfig(join(demo, 'segment.yaml'));
const twilio = readTwilioConfig(join(demo, 'twilio.yaml'));
const recipe = twilio.studio.flows[0]?.sid ?? '';

async function startOldCustomer(env: Record<string, string> = {}): Promise<Stack> {
  const outDir = mkdtempSync(join(tmpdir(), 'docent-functions-'));
  onTestFinished(() => rmSync(outDir, { recursive: true }));
  const functions = await prepareFunctions({
    outDir,
    siteOrigin,
    env: { STUDIO_FLOW_SID: recipe, ...env },
  });
  const stack = await startStack({
    segment,
    twilio,
    flowFolder: demo,
    functions,
    log: () => undefined,
  });
  onTestFinished(stack.close);
  return stack;
}

/** Tells Segment that somebody has read docs, and lets it compute the trait. */
async function read({ segment: { origin } }: Stack, phone: string, docs: number): Promise<void> {
  const [source] = segment.sources;
  for (let number = 0; number < docs; number += 1)
    await post(`${origin}/v1/page`, {
      writeKey: source?.writeKey,
      anonymousId: `reader of ${phone}`,
      category: 'Docs',
      name: `Doc ${number}`,
      properties: { category: 'Docs', title: `Doc ${number}`, url: `${siteOrigin}/${number}` },
      context: {
        externalIds: [{ id: phone, type: 'phone', collection: 'users', encoding: 'none' }],
      },
    });
  await post(`${origin}/_local/batches`, {});
}

async function post(url: string, body: object): Promise<Record<string, string>> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: siteOrigin },
    body: JSON.stringify(body),
  });
  expect(response.ok).toBe(true);
  return (await response.json()) as Record<string, string>;
}

function startChat({ functions }: Stack, phone: string) {
  const question = 'How do I rotate my keys?';
  return post(`${functions?.origin}/start-chat`, { visitor: { phone }, question });
}

/** What the flow did last: the names of its widgets. */
async function pathOf({ twilio: { origin } }: Stack): Promise<string[]> {
  const { sid: accountSid, authToken: password } = twilio.account;
  const server = createTwilioClient(origin, { accountSid, user: accountSid, password });
  const { executions } = server.studio.v2.flows(recipe);
  const [last] = await executions.list({ limit: 1 });
  expect(last?.status).toBe('ended');
  const steps = await executions(last?.sid ?? '').steps.list();
  return steps.toReversed().map(({ transitionedTo }) => transitionedTo);
}

test.each([
  ['read docs', 3, ['profile_api', 'split_based_on', 'send_to_flex']],
  ['read none', 0, ['profile_api', 'split_based_on', 'autopilot_reply']],
])('the flow of the recipe, unchanged, routes who has %s', async (_, docs, expected) => {
  const stack = await startOldCustomer();
  const phone = '+14155552671';
  await read(stack, phone, docs);
  if (docs === 0)
    await post(`${stack.segment.origin}/v1/identify`, {
      writeKey: segment.sources[0]?.writeKey,
      anonymousId: 'a',
      traits: { phone },
      context: {
        externalIds: [{ id: phone, type: 'phone', collection: 'users', encoding: 'none' }],
      },
    });
  await startChat(stack, phone);
  await vi.waitFor(async () => expect((await pathOf(stack)).slice(0, -1)).toEqual(expected));
});

test('a phone that nobody has verified is not looked up where the policy forbids it', async () => {
  const stack = await startOldCustomer({ REQUIRE_VERIFIED: 'true' });
  await read(stack, '+14155552671', 3);
  const { conversationSid = '' } = await startChat(stack, '+14155552671');
  const conversation = stack.twilio.store.get('conversations', conversationSid);
  expect(JSON.parse(conversation?.attributes ?? '')).toMatchObject({
    claimed_phone: '+14155552671',
    identity_verified: false,
  });
  expect(conversation?.attributes).not.toContain('"from"');
});
