import { expect, test } from 'vitest';
import { createStudioLab, noon, path, trigger, widget } from '../testing/studio-lab.ts';

const broken = '{{ trigger.conversation.Body | no_such_filter }}';

/** Every kind of widget with Liquid that fails, and the transition that it takes. */
const cases = [
  ['make-http-request', { url: broken }, 'failed'],
  ['run-function', { url: broken }, 'fail'],
  ['send-message', { body: broken }, 'failed'],
  ['send-and-wait-for-reply', { body: broken }, 'deliveryFailure'],
  ['set-variables', { variables: [{ key: 'a', value: broken }] }, 'next'],
  ['send-to-flex', { attributes: `{"a": ${broken}}` }, 'callComplete'],
  ['run-subflow', { flow_sid: 'FW0', parameters: [{ key: 'a', value: broken }] }, 'failed'],
] as const;

const everyWay = {
  failed: 'after',
  fail: 'after',
  deliveryFailure: 'after',
  next: 'after',
  callComplete: 'after',
};

test.for(cases)(
  '%s says that its Liquid failed, and the flow goes on',
  async ([type, properties, event]) => {
    const lab = createStudioLab();
    const flow = lab.publish(
      trigger('it'),
      widget('it', type, everyWay, properties),
      widget('after', 'set-variables'),
    );
    const runner = await lab.say(flow, 'Hello');
    expect(path(runner).slice(1)).toEqual([`it ${event}`, 'after next']);
    const [, step] = runner.execution.steps;
    expect(step?.problem?.message).toContain('no_such_filter');
    expect(JSON.stringify(step?.inputs)).toContain('no_such_filter');
    expect(runner.execution).toMatchObject({ status: 'ended', endReason: 'end' });
  },
);

test('without a way out of it, the execution ends with the problem', async () => {
  const lab = createStudioLab();
  const flow = lab.publish(trigger('it'), widget('it', 'send-message', {}, { body: broken }));
  const { execution } = await lab.say(flow, 'Hello');
  expect(execution).toMatchObject({
    status: 'ended',
    endReason: 'failed',
    problem: { code: 81011, message: expect.stringContaining('no_such_filter') as string },
  });
});

test('Liquid that fails in a property beside the point is only a warning', async () => {
  const lab = createStudioLab();
  const properties = { body: 'Hello', media_url: broken };
  const flow = lab.publish(trigger('it'), widget('it', 'send-message', {}, properties));
  const runner = await lab.say(flow, 'Hello');
  expect(path(runner)[1]).toBe('it sent');
  expect(runner.execution.steps[1]?.problem?.code).toBe(81018);
  expect(runner.execution.endReason).toBe('end');
});

test('one variable whose Liquid fails leaves the others alone', async () => {
  const lab = createStudioLab();
  const variables = [
    { key: 'good', value: '{{trigger.conversation.Body}}' },
    { key: 'bad', value: broken },
  ];
  const flow = lab.publish(trigger('it'), widget('it', 'set-variables', {}, { variables }));
  const { context } = await lab.say(flow, 'Hello');
  expect(context.flow.variables).toEqual({ good: 'Hello', bad: '' });
});

test('the time that Liquid shows is that of the clock', async () => {
  const lab = createStudioLab();
  const variables = [{ key: 'now', value: '{{ "now" | date: "%s" }}' }];
  const properties = { variables, said: '{{ "now" | date: "%s" }}' };
  const flow = lab.publish(trigger('it'), widget('it', 'set-variables', {}, properties));
  const { context, execution } = await lab.say(flow, 'Hello');
  expect(context.flow.variables['now']).toBe(noon / 1000);
  expect(execution.steps[1]?.inputs['said']).toBe(String(noon / 1000));
});

test('a type that is not run here ends the execution with a sentence', async () => {
  const lab = createStudioLab();
  const flow = lab.publish(trigger('say'), widget('say', 'say-play', { audioComplete: 'x' }));
  const { execution } = await lab.say(flow, 'Hello');
  expect(execution).toMatchObject({
    endReason: 'failed',
    problem: { message: expect.stringContaining('say-play') as string },
  });
});

test('a transition to a widget that is not there ends the execution with its name', async () => {
  const lab = createStudioLab();
  const { execution } = await lab.say(lab.publish(trigger('nowhere')), 'Hello');
  expect(execution).toMatchObject({
    endReason: 'failed',
    problem: { code: 81022, message: expect.stringContaining('"nowhere"') as string },
  });
});

test('an empty name of what comes next ends the branch', async () => {
  const lab = createStudioLab();
  expect((await lab.say(lab.publish(trigger('')), 'Hello')).execution).toMatchObject({
    endReason: 'end',
    steps: [{ next: null }],
  });
});

test('a listener that throws ends the execution instead of leaving it', async () => {
  let times = 0;
  const lab = createStudioLab({
    onChange() {
      times += 1;
      if (times === 1) throw new Error('nobody listens');
    },
  });
  const flow = lab.publish(trigger('a'), widget('a', 'set-variables'));
  expect((await lab.say(flow, 'Hello')).execution).toMatchObject({
    status: 'ended',
    problem: { code: 20500, message: expect.stringContaining('nobody listens') as string },
  });
});
