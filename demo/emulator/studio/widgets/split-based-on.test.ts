import { expect, test } from 'vitest';
import { createStudioLab, path, split, trigger, widget } from '../testing/studio-lab.ts';

const input = '{{trigger.conversation.Body}}';
const end = (name: string) => widget(name, 'set-variables');

test('the first transition whose condition holds is taken, and told by its name', async () => {
  const lab = createStudioLab();
  const flow = lab.publish(
    trigger('split'),
    split('split', input, { yes: 'good', YES: 'never' }, 'bad'),
    end('good'),
    end('never'),
    end('bad'),
  );
  const runner = await lab.say(flow, ' Yes ');
  expect(path(runner)[2]).toBe('good next');
  expect(runner.execution.steps[1]).toMatchObject({
    event: 'match',
    matched: 'is yes',
    next: 'good',
    output: {},
  });
  expect(path(await lab.say(flow, 'no', { conversationSid: 'other' }))[2]).toBe('bad next');
});

test('all conditions of a transition must hold', async () => {
  const lab = createStudioLab();
  const condition = (type: string, value: string) => ({
    friendly_name: type,
    arguments: [input],
    type,
    value,
  });
  const conditions = [condition('contains', 'order'), condition('contains', 'late')];
  const state = {
    ...split('split', input, {}, 'bad'),
    transitions: [
      { event: 'match', next: 'good', conditions },
      { event: 'match', next: 'never', conditions: [] },
      { event: 'match', next: 'never' },
      { event: 'noMatch', next: 'bad' },
    ],
  };
  const flow = lab.publish(trigger('split'), state, end('good'), end('bad'), end('never'));
  const runner = await lab.say(flow, 'My order is late');
  expect(path(runner)[2]).toBe('good next');
  expect(runner.execution.steps[1]?.matched).toBe('contains, contains');
  expect(path(await lab.say(flow, 'My order'))[2]).toBe('bad next');
});

test('where nothing matches and nothing is for that, the execution ends with a warning', async () => {
  const lab = createStudioLab();
  const bare = { ...split('split', input, {}), transitions: [] };
  const runner = await lab.say(lab.publish(trigger('split'), bare), 'no');
  expect(runner.execution).toMatchObject({ status: 'ended', endReason: 'end' });
  expect(runner.execution.steps[1]).toMatchObject({
    event: 'noMatch',
    next: null,
    problem: { code: 81005 },
  });
});

test.for([
  ['equal_to', '{{ broken'],
  ['no_such_type', 'x'],
  ['regex', '(('],
] as const)(
  'a condition %s %j that cannot be tested is no match, and says why',
  async ([type, value]) => {
    const lab = createStudioLab();
    const conditions = [{ friendly_name: 'c', arguments: ['{% broken'], type, value }];
    const state = {
      ...split('split', input, {}, 'bad'),
      transitions: [
        { event: 'match', next: 'good', conditions },
        { event: 'noMatch', next: 'bad' },
      ],
    };
    const runner = await lab.say(
      lab.publish(trigger('split'), state, end('good'), end('bad')),
      'x',
    );
    expect(path(runner)[2]).toBe('bad next');
    expect(runner.execution.steps[1]?.problem?.message).toBeTruthy();
  },
);
