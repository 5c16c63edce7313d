import { expect, test } from 'vitest';
import { createStudioLab, path, trigger, widget } from '../testing/studio-lab.ts';

const set = (name: string, next: string | null) => widget(name, 'set-variables', { next });

test('a widget that leads to itself runs ten times, and then the execution ends', async () => {
  const lab = createStudioLab();
  const runner = await lab.say(lab.publish(trigger('a'), set('a', 'a')), 'Hello');
  expect(path(runner)).toEqual([
    'Trigger incomingConversationMessage',
    ...Array(10).fill('a next'),
  ]);
  expect(runner.execution).toMatchObject({
    status: 'ended',
    endReason: 'failed',
    problem: { code: 81001 },
  });
});

test('a widget that leads to itself when nobody answers is no exception', async () => {
  const lab = createStudioLab();
  const next = { incomingMessage: null, timeout: 'ask' };
  const ask = widget('ask', 'send-and-wait-for-reply', next, { body: '?', timeout: '60' });
  const runner = await lab.say(lab.publish(trigger('ask'), ask), 'Hello');
  for (let n = 0; n < 12; n += 1) {
    lab.clock.advance(60_000);
    await runner.settled();
  }
  expect(lab.sent).toHaveLength(10);
  expect(runner.execution).toMatchObject({ status: 'ended', problem: { code: 81001 } });
});

test('a loop over two widgets goes on up to 1,000 steps', async () => {
  const lab = createStudioLab();
  const runner = await lab.say(lab.publish(trigger('a'), set('a', 'b'), set('b', 'a')), 'Hello');
  expect(runner.execution.steps).toHaveLength(1000);
  expect(runner.execution.steps.map(({ number }) => number).at(-1)).toBe(1000);
  expect(runner.execution).toMatchObject({
    status: 'ended',
    endReason: 'failed',
    problem: { code: 81000 },
  });
});

test('a flow of exactly 1,000 steps comes to its end', async () => {
  const lab = createStudioLab();
  const states = Array.from({ length: 999 }, (_, n) => set(`s${n}`, n < 998 ? `s${n + 1}` : null));
  const runner = await lab.say(lab.publish(trigger('s0'), ...states), 'Hello');
  expect(runner.execution.steps).toHaveLength(1000);
  expect(runner.execution).toMatchObject({ endReason: 'end' });
});

test('an execution lives 30 days', async () => {
  const lab = createStudioLab();
  const next = { incomingMessage: null, timeout: null };
  const ask = widget('ask', 'send-and-wait-for-reply', next, { body: '?', timeout: '9999999' });
  const runner = await lab.say(lab.publish(trigger('ask'), ask), 'Hello');
  lab.clock.advance(30 * 86_400_000 - 1);
  expect(runner.execution.status).toBe('active');
  lab.clock.advance(1);
  expect(runner.execution).toMatchObject({ status: 'ended', endReason: 'stopped' });
});
