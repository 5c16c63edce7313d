import { expect, test } from 'vitest';
import {
  createStudioLab,
  noon,
  path,
  toFlow,
  trigger,
  visitor,
  widget,
  type StudioLab,
} from '../testing/studio-lab.ts';

type Properties = Readonly<Record<string, unknown>>;

/** A flow that runs another one. */
const parentOf = (lab: StudioLab, flow_sid: string, more: Properties = {}): string =>
  lab.publish(
    trigger('sub'),
    widget('sub', 'run-subflow', { completed: 'after', failed: 'bad' }, { flow_sid, ...more }),
    widget(
      'after',
      'set-variables',
      {},
      { variables: [{ key: 'got', value: '{{widgets.sub.answer}}' }] },
    ),
    widget('bad', 'set-variables'),
  );

const setter = (value: string, next: Record<string, string> = {}) =>
  widget('set', 'set-variables', next, { variables: [{ key: 'answer', value }] });

const ask = widget('ask', 'send-and-wait-for-reply', { incomingMessage: 'set' }, { body: 'Sure?' });

test('a subflow gets parameters, and its variables come back', async () => {
  const lab = createStudioLab();
  const child = lab.publish(trigger('set'), setter('{{trigger.parent.parameters.who.name}}!'));
  const parameters = [
    { key: 'who', value: '{"name":"{{trigger.conversation.Body}}"}', type: 'object' },
  ];
  const runner = await lab.say(parentOf(lab, child, { parameters }), 'Ada');
  expect(path(runner).slice(1)).toEqual(['sub completed', 'after next']);
  expect(runner.context.widgets['sub']).toEqual({ answer: 'Ada!' });
  // They do not become the parent's own.
  expect(runner.context.flow.variables).toEqual({ got: 'Ada!' });
});

test('a subflow sees what started its parent, and which step runs it', async () => {
  const lab = createStudioLab();
  const child = lab.publish(trigger('set'), setter('{{trigger.conversation.Body}}'));
  const flow = parentOf(lab, child);
  const runner = await lab.say(flow, 'Hello');
  const [inner] = lab.studio.list(child);
  expect(inner?.context.trigger['conversation']).toMatchObject({ Body: 'Hello' });
  expect(inner?.context.trigger['parent']).toEqual({
    parameters: {},
    step_sid: runner.execution.steps[1]?.sid,
    execution_sid: runner.execution.sid,
    flow_sid: flow,
    trigger_type: 'incomingConversationMessage',
  });
  expect(inner?.context.contact.channel.address).toBe(visitor);
  expect(inner?.execution).toMatchObject({ triggerEvent: 'incomingParent', status: 'ended' });
});

test('a reply goes to the subflow that waits for it', async () => {
  const lab = createStudioLab();
  const child = lab.publish(trigger('ask'), ask, setter('{{widgets.ask.inbound.Body}}'));
  const flow = parentOf(lab, child);
  const runner = await lab.say(flow, 'Hello');
  expect(runner.execution).toMatchObject({ status: 'active', waitingAt: 'sub', remarks: [] });
  await lab.studio.idle();
  expect(await lab.say(flow, 'Yes')).toBe(runner);
  expect(runner.context.flow.variables).toEqual({ got: 'Yes' });
  expect(runner.execution.endReason).toBe('end');
});

test.for([
  ['LatestPublished', 'second'],
  ['', 'second'],
  ['1', 'first'],
  ['LatestDraft', 'third'],
  ['LatestRevision', 'third'],
] as const)('the revision %j is the %s', async ([flow_revision, answer]) => {
  const lab = createStudioLab();
  const child = lab.publish(trigger('set'), setter('first'));
  const save = (value: string, status: 'draft' | 'published') =>
    lab.studio.flows.update(child, { status, definition: toFlow([trigger('set'), setter(value)]) });
  save('second', 'published');
  save('third', 'draft');
  const runner = await lab.say(parentOf(lab, child, { flow_revision }), 'Hello');
  expect(runner.context.flow.variables).toEqual({ got: answer });
});

test.for([
  ['no flow', 'FW0', {}],
  ['no such revision', undefined, { flow_revision: '7' }],
] as const)('where there is %s, it fails', async ([, sid, more]) => {
  const lab = createStudioLab();
  const child = sid ?? lab.publish(trigger('set'), setter('x'));
  const runner = await lab.say(parentOf(lab, child, more), 'Hello');
  expect(path(runner).slice(1)).toEqual(['sub failed', 'bad next']);
  expect(runner.execution.steps[1]?.problem?.code).toBe(81024);
});

test('a subflow cannot run a subflow', async () => {
  const lab = createStudioLab();
  const deepest = lab.publish(trigger('set'), setter('x'));
  const child = parentOf(lab, deepest);
  const runner = await lab.say(parentOf(lab, child), 'Hello');
  expect(lab.studio.list(deepest)).toEqual([]);
  const [inner] = lab.studio.list(child);
  expect(inner?.execution.steps[1]).toMatchObject({ event: 'failed', problem: { code: 81024 } });
  // The subflow had a way out of that, and so came to its end.
  expect(path(runner)[1]).toBe('sub completed');
});

test('a subflow that breaks a limit fails, leaves nothing, and the parent goes on', async () => {
  const lab = createStudioLab();
  const child = lab.publish(trigger('set'), setter('x', { next: 'set' }));
  const runner = await lab.say(parentOf(lab, child), 'Hello');
  expect(path(runner).slice(1)).toEqual(['sub failed', 'bad next']);
  expect(runner.execution.steps[1]).toMatchObject({ output: {}, problem: { code: 81001 } });
});

test('the steps of a subflow count among the 1,000 of its parent', async () => {
  const lab = createStudioLab();
  const other = widget('other', 'set-variables', { next: 'set' });
  const child = lab.publish(trigger('set'), setter('x', { next: 'other' }), other);
  const runner = await lab.say(parentOf(lab, child), 'Hello');
  const [inner] = lab.studio.list(child);
  expect(inner?.execution.steps).toHaveLength(998);
  expect(runner.execution).toMatchObject({ endReason: 'failed', problem: { code: 81000 } });
  expect(path(runner).at(-1)).toBe('sub failed');
});

test('stopping the parent stops the subflow', async () => {
  const lab = createStudioLab();
  const child = lab.publish(trigger('ask'), ask, setter('x'));
  const runner = await lab.say(parentOf(lab, child), 'Hello');
  runner.stop();
  await lab.studio.idle();
  expect(lab.studio.list().map(({ execution }) => execution.endReason)).toEqual([
    'stopped',
    'stopped',
  ]);
  expect(path(runner)).toEqual(['Trigger incomingConversationMessage']);
  lab.clock.advance(86_400_000);
  expect(lab.sent).toHaveLength(1);
  expect(runner.execution.endedAt).toBe(noon);
});

test('a subflow that is stopped by itself fails its parent', async () => {
  const lab = createStudioLab();
  const child = lab.publish(trigger('ask'), ask, setter('x'));
  const runner = await lab.say(parentOf(lab, child), 'Hello');
  lab.studio.list(child)[0]?.stop();
  await runner.ended;
  expect(path(runner).slice(1)).toEqual(['sub failed', 'bad next']);
});
