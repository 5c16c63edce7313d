import { expect, test } from 'vitest';
import { chat, createStudioLab, trigger, visitor, widget } from '../testing/studio-lab.ts';

async function sendToFlex(properties: Record<string, unknown>, lab = createStudioLab()) {
  const next = { callComplete: null, failedToEnqueue: null, callFailure: null };
  const flow = lab.publish(trigger('flex'), widget('flex', 'send-to-flex', next, properties));
  const { context, execution } = await lab.say(flow, 'A "person", please');
  return { lab, step: execution.steps[1], output: context.widgets['flex'] };
}

test('a task is created with what the widget says', async () => {
  const { lab, step, output } = await sendToFlex({
    workflow: 'WW1',
    channel: 'TC1',
    attributes: '{"query": {{trigger.conversation.Body | to_json}}}',
    priority: '5',
    timeout: '600',
  });
  expect(lab.tasks).toEqual([
    {
      channel: { kind: 'conversation', sid: chat, address: visitor, ownAddress: '' },
      attributes: { query: 'A "person", please' },
      workflowSid: 'WW1',
      taskChannelSid: 'TC1',
      priority: 5,
      timeout: 600,
    },
  ]);
  expect(step).toMatchObject({ event: 'callComplete' });
  expect(output).toMatchObject({ TaskSid: 'WT1' });
});

test('priority and timeout may be numbers, be missing, or be no numbers', async () => {
  const { lab } = await sendToFlex({ priority: 5, timeout: 'soon' });
  expect(lab.tasks).toMatchObject([{ priority: 5, timeout: null, attributes: {} }]);
});

/** Attributes of so many characters. */
const ofLength = (characters: number) => `{"a":"${'x'.repeat(characters - 8)}"}`;

test('attributes may have 1,024 characters', async () => {
  expect(ofLength(1024)).toHaveLength(1024);
  expect((await sendToFlex({ attributes: ofLength(1024) })).step?.event).toBe('callComplete');
});

test.for([
  ['longer than 1,024 characters', ofLength(1025), '1,025|1025'],
  ['broken by what a person typed', '{"q": "{{trigger.conversation.Body}}"}', 'not JSON'],
  ['an array', '[1]', 'no JSON object'],
  ['null', 'null', 'no JSON object'],
] as const)('attributes that are %s fail, and no task is created', async ([, attributes, why]) => {
  const { lab, step } = await sendToFlex({ attributes });
  expect(lab.tasks).toEqual([]);
  expect(step).toMatchObject({
    event: 'failedToEnqueue',
    problem: { code: 81015, message: expect.stringMatching(why) as string },
  });
});

test('a task that Flex refuses fails', async () => {
  const refuse = () => Promise.reject(new Error('A duplicate was dropped'));
  const { step } = await sendToFlex({}, createStudioLab({ ports: { sendToFlex: refuse } }));
  expect(step).toMatchObject({
    event: 'failedToEnqueue',
    output: {},
    problem: { code: 81015, message: 'The task was not created: A duplicate was dropped.' },
  });
});
