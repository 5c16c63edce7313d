import { afterEach, expect, test } from 'vitest';
import type { TimelineEntry } from './entry.ts';
import { recipeFlowSid, startTimelineLab, type TimelineLab } from './testing/timeline-lab.ts';

const phone = '+14155552671';
let lab: TimelineLab;

afterEach(() => lab.close());

function titles(entries: readonly TimelineEntry[]): string[] {
  return entries.filter(({ isNoise }) => !isNoise).map(({ title }) => title);
}

async function startChat(anonymousId: string, visitor: object = {}, question = 'How do I start?') {
  const answer = await lab.call('start-chat', { visitor: { anonymousId, ...visitor }, question });
  await lab.settle();
  return String(answer['conversationSid']);
}

test('a reader of docs gets a person, and the way there is told step by step', async () => {
  lab = await startTimelineLab();
  await lab.read('reader', 'Retries');
  await lab.read('reader', 'Webhooks');
  await lab.identify('reader', phone);
  const chat = await startChat('reader', { phone, name: 'Ada' });
  const journey = lab.timeline.journey(`chat:${chat}`);
  expect(titles(lab.timeline.entriesOf(journey?.id ?? 0))).toEqual([
    'Read "Retries"',
    'Profile created',
    'Read "Webhooks"',
    `Identified as ${phone}`,
    'Conversation created',
    `ChannelAttributes written: from ${phone}`,
    'The visitor joined the conversation',
    'Visitor: "How do I start?"',
    'Flow began: Docent',
    'A message came in → normalise',
    'Set its variables → find_profile',
    expect.any(String),
    expect.any(String),
    expect.any(String),
    'Split: docs were read → prepare_task',
    'Task prepared for the agent',
    'Prepared the task for the agent → send_to_flex',
    'Task created: a person is asked for',
    'Handed over to a person → the end',
    'Flow ended after send_to_flex',
  ]);
  expect(journey).toMatchObject({ label: 'Ada', phone, docsRead: 2, problems: 0 });
  expect(journey?.verdict).toMatchObject({
    outcome: 'person',
    docs: { count: 2, source: 'events' },
  });
  expect(journey?.verdict.sentence).toMatch(
    /^Sent to a person because 2 docs were read in the last 48 hours \(counted from events; the trait still has no value until \d\d:\d\d\)\.$/,
  );
});

test('each entry is told at once and in order, and journeys at the end of the turn', async () => {
  lab = await startTimelineLab();
  await lab.read('reader', 'Retries');
  await lab.settle();
  expect(lab.news.map(({ kind }) => kind)).toEqual(['entry', 'entry', 'journey']);
  const [first] = lab.timeline.read(0, 1);
  expect(lab.news[0]).toEqual({ kind: 'entry', entry: first });
  expect(lab.timeline.read(1, 10).map(({ seq }) => seq)).toEqual([2]);
});

test('no token and no secret is in any payload or title, though they were sent', async () => {
  lab = await startTimelineLab();
  await lab.read('reader', 'Retries');
  const chat = await startChat('reader', { phone });
  await lab.call('refresh-token', {
    conversationSid: chat,
    token: 'eyJhbGciOiJub25lIn0.eyJhIjoxfQ.sig',
  });
  const { account } = lab.stack.twilio.config;
  await lab.send('reader', {
    type: 'track',
    event: 'Leak',
    properties: { text: `${account.authToken} docent-demo-profile-token`, password: 'hunter2!' },
  });
  const everything = lab.timeline.read(0, 1000).map(({ seq }) => lab.timeline.find(seq));
  const text = JSON.stringify(everything);
  expect(text).toContain('••••');
  expect(text).not.toMatch(/eyJ[\w-]+\./);
  for (const secret of [
    account.authToken,
    ...account.apiKeys.map((key) => key.secret),
    'docent-demo-profile-token',
    'docent-demo-pseudonym-secret-000001',
    'docent-demo-identity-secret-00000001',
    'hunter2!',
  ])
    expect(text).not.toContain(secret);
});

test('two browsers that claim one phone are two journeys, each with its own chat', async () => {
  lab = await startTimelineLab();
  await lab.read('owner', 'Retries');
  await lab.identify('owner', phone);
  const own = await startChat('owner', { phone });
  const other = await startChat('stranger', { phone });
  const [owner, stranger] = [own, other].map((sid) => lab.timeline.journey(`chat:${sid}`));
  expect(owner?.anonymousId).toBe('owner');
  expect(stranger?.anonymousId).toBe('stranger');
  expect(stranger?.id).not.toBe(owner?.id);
  expect(lab.news.filter(({ kind }) => kind === 'merge')).toEqual([]);
});

test('REST requests are there, and hidden', async () => {
  lab = await startTimelineLab();
  await startChat('reader');
  const requests = lab.timeline.read(0, 1000).filter(({ kind }) => kind === 'request');
  expect(requests.length).toBeGreaterThan(2);
  expect(requests.every(({ isNoise }) => isNoise)).toBe(true);
  expect(requests.map(({ title }) => title)).toContain('REST: POST Conversations/CH…/Messages');
});

test('the recipe is told by what its trait says, and what it does not see yet', async () => {
  lab = await startTimelineLab({ flowSid: recipeFlowSid });
  await lab.read('reader', 'Retries');
  await lab.identify('reader', phone);
  lab.stack.segment.runBatches();
  await lab.read('reader', 'Webhooks');
  const chat = await startChat('reader', { phone });
  expect(lab.timeline.journey(`chat:${chat}`)?.verdict).toMatchObject({
    outcome: 'person',
    sentence: 'Sent to a person because the trait docs_last_2_days says 1.',
  });
  expect(titles(lab.timeline.read(0, 1000))).toContain('Trait computed: docs_last_2_days');
});

test('a profile service that is down sends to a person, and the fault is an entry of everybody', async () => {
  lab = await startTimelineLab();
  lab.stack.segment.faults.add({ path: '/v1/spaces', status: 503, times: 99 });
  const chat = await startChat('reader', { phone });
  const journey = lab.timeline.journey(`chat:${chat}`);
  expect(journey?.verdict.sentence).toBe(
    'Sent to a person because the profile service gave no full answer: we cannot know.',
  );
  const fault = lab.timeline.read(0, 100).find(({ kind }) => kind === 'control');
  expect(fault).toMatchObject({ title: 'Fault set: the profile service answers 503' });
  expect(fault).not.toHaveProperty('journey');
});
