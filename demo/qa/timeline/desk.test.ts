import { afterEach, expect, test } from 'vitest';
import { startTimelineLab, type TimelineLab } from './testing/timeline-lab.ts';

const phone = '+14155552671';
let lab: TimelineLab;

afterEach(() => lab.close());

async function desk(path: string, body: object): Promise<void> {
  const response = await fetch(`${lab.stack.twilio.origin}/_local/desk/tasks/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`The desk answered ${response.status} to ${path}.`);
}

/** The titles that have come since a number, without steps and calls. */
function titlesAfter(seq: number): string[] {
  const shown = lab.timeline.read(seq, 1000).filter(({ isNoise }) => !isNoise);
  return shown
    .filter(({ kind }) => !['step', 'flow', 'function'].includes(kind))
    .map(({ source, title }) => `${source}: ${title}`);
}

test('what an agent does at the desk is told in words', async () => {
  lab = await startTimelineLab();
  await lab.read('reader', 'Retries');
  await lab.identify('reader', phone);
  const visitor = { anonymousId: 'reader', phone };
  const { conversationSid } = await lab.call('start-chat', { visitor, question: 'How?' });
  await lab.settle();
  const key = `chat:${String(conversationSid)}`;
  const [task = ''] = lab.timeline.journey(key)?.taskSids ?? [];
  const before = lab.timeline.read(0, 1000).length;
  await desk(`${task}/accept`, { worker: 'agent.maya' });
  await desk(`${task}/messages`, { body: 'Maya here.' });
  await desk(`${task}/end`, {});
  await lab.settle();
  expect(titlesAfter(before)).toEqual(
    expect.arrayContaining([
      'desk: Task accepted by Maya',
      'desk: Maya joined the conversation',
      'desk: Maya: "Maya here."',
      'twilio: Conversation closed',
      'twilio: Task completed',
    ]),
  );
  const journey = lab.timeline.journey(key);
  expect(journey?.verdict.outcome).toBe('person');
  const last = lab.timeline.read(0, 1000).at(-1)?.seq;
  expect(lab.timeline.entriesOf(journey?.id ?? 0).at(-1)?.seq).toBe(last);
});

test('an SMS is a journey of its phone, told once, and the flow that it starts is part of it', async () => {
  lab = await startTimelineLab();
  lab.stack.twilio.receiveSms({ from: phone, to: '+14155550100', body: 'Hello' });
  await lab.settle();
  const journey = lab.timeline.journey(`phone:${phone}`);
  const entries = lab.timeline.entriesOf(journey?.id ?? 0).filter(({ isNoise }) => !isNoise);
  expect(entries.filter(({ title }) => title.includes('"Hello"'))).toHaveLength(1);
  expect(journey).toMatchObject({ label: phone, phone });
  expect(journey?.executionSids).toHaveLength(1);
  expect(lab.timeline.journeys()).toHaveLength(1);
  expect(journey?.verdict.sentence).toBe(
    'Sent to a person because Segment knows nobody with this phone (404).',
  );
});

test('somebody who asks the bot for a person gets one, and both are in the verdict', async () => {
  lab = await startTimelineLab();
  const visitor = { anonymousId: 'reader', phone };
  const { conversationSid } = await lab.call('start-chat', { visitor, question: 'person' });
  await lab.settle();
  expect(lab.timeline.journey(`chat:${String(conversationSid)}`)?.verdict).toMatchObject({
    outcome: 'bot-then-person',
    sentence: 'Sent to the bot, then sent to a person because the visitor asked for a person.',
    reason: 'asked',
  });
});

test('what is set by hand is told once, whichever way it was set', async () => {
  lab = await startTimelineLab();
  const { segment, twilio } = lab.stack;
  segment.clock.advance(8 * 3_600_000);
  twilio.faults.setSocket({ refuseConnections: 503 });
  twilio.faults.clear();
  segment.faults.add({ path: '/v1/spaces', status: 503 });
  segment.faults.clear();
  lab.timeline.note({ title: 'Consent refused', raw: { granted: false } });
  expect(lab.timeline.read(0, 100).map(({ title }) => title)).toEqual([
    expect.stringMatching(/^Trait computed: docs_last_2_days|^Clock moved forward by 8 h/),
    expect.stringMatching(/^Trait computed: docs_last_2_days|^Clock moved forward by 8 h/),
    'Fault set: sockets are refused with 503',
    'Faults of Twilio taken back',
    'Fault set: the profile service answers 503',
    'Faults of Segment taken back',
    'Consent refused',
  ]);
});

test('after it is closed it takes nothing more, and the cloud goes on', async () => {
  lab = await startTimelineLab();
  lab.timeline.close();
  await lab.read('reader', 'Retries');
  lab.stack.segment.clock.advance(1000);
  lab.stack.twilio.receiveSms({ from: phone, to: '+14155550100', body: 'Hello' });
  await lab.settle();
  expect(lab.news).toEqual([]);
});
