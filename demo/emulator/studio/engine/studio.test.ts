import { expect, test } from 'vitest';
import { startReceiver } from '../../twilio/webhooks/testing/receiver.ts';
import {
  createStudioLab,
  ourNumber,
  path,
  phone,
  toConversationMessage,
  toFlow,
  trigger,
  widget,
} from '../testing/studio-lab.ts';

const asking = [
  trigger('ask'),
  widget('ask', 'send-and-wait-for-reply', { incomingMessage: 'thank' }, { body: 'What?' }),
  widget('thank', 'send-message', {}, { body: 'Thanks for {{widgets.ask.inbound.Body}}' }),
];

test('a message after the end starts a new execution', async () => {
  const lab = createStudioLab();
  const flow = lab.publish(...asking);
  await lab.say(flow, 'one');
  const first = await lab.say(flow, 'two');
  const second = await lab.say(flow, 'three');
  expect(second).not.toBe(first);
  expect(second.execution.status).toBe('active');
  expect(lab.studio.list(flow)).toEqual([second, first]);
  expect(lab.studio.find(first.execution.sid)).toBe(first);
});

test('a message in the very moment of the end starts a new execution, too', async () => {
  const lab = createStudioLab();
  const flow = lab.publish(...asking);
  const first = await lab.say(flow, 'one');
  first.stop();
  const second = lab.studio.handle(toConversationMessage(flow, 'two'));
  expect(second).not.toBe(first);
  await second?.settled();
  expect(second?.execution).toMatchObject({ status: 'active', waitingAt: 'ask' });
});

test('one conversation has one execution of a flow; others do not disturb it', async () => {
  const lab = createStudioLab();
  const flow = lab.publish(...asking);
  const other = lab.publish(...asking);
  const here = await lab.say(flow, 'here', { conversationSid: 'CH1' });
  const there = await lab.say(flow, 'there', { conversationSid: 'CH2' });
  const elsewhere = await lab.say(other, 'elsewhere', { conversationSid: 'CH1' });
  expect(new Set([here, there, elsewhere]).size).toBe(3);
  await lab.say(flow, 'A', { conversationSid: 'CH1' });
  await lab.say(flow, 'B', { conversationSid: 'CH2' });
  expect(lab.sent.slice(3).map(({ channel, body }) => [channel.sid, body])).toEqual([
    ['CH1', 'Thanks for A'],
    ['CH2', 'Thanks for B'],
  ]);
  expect(elsewhere.execution.waitingAt).toBe('ask');
});

test('executions that run at the same time do not see each other', async () => {
  const { origin } = await startReceiver((response, { path: at }) => {
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ at }));
  });
  const lab = createStudioLab();
  const flow = lab.publish(
    trigger('set'),
    widget(
      'set',
      'set-variables',
      { next: 'http' },
      {
        variables: [{ key: 'said', value: '{{trigger.conversation.Body}}' }],
      },
    ),
    widget(
      'http',
      'make-http-request',
      { success: 'say' },
      {
        url: `${origin}/{{flow.variables.said}}`,
      },
    ),
    widget(
      'say',
      'send-message',
      {},
      {
        body: '{{flow.variables.said}} {{widgets.http.parsed.at}} {{trigger.conversation.Body}}',
      },
    ),
  );
  const names = Array.from({ length: 20 }, (_, index) => `n${index}`);
  await Promise.all(names.map((name) => lab.say(flow, name, { conversationSid: name })));
  expect(lab.sent.map(({ channel, body }) => `${channel.sid}: ${body}`).toSorted()).toEqual(
    names.map((name) => `${name}: ${name} /${name} ${name}`).toSorted(),
  );
});

test('a message that comes while nobody waits is lost, with a remark', async () => {
  const { origin, requests } = await startReceiver(() => undefined);
  const lab = createStudioLab();
  const flow = lab.publish(
    trigger('http'),
    widget('http', 'make-http-request', { success: 'ask', failed: 'ask' }, { url: origin }),
    ...asking.slice(1),
  );
  const runner = lab.studio.handle(toConversationMessage(flow, 'one'));
  await expect.poll(() => requests.length).toBe(1);
  expect(lab.studio.handle(toConversationMessage(flow, 'two'))).toBe(runner);
  expect(runner?.execution.remarks).toEqual([expect.stringContaining('81002')]);
  expect(lab.told.at(-1)?.remarks).toHaveLength(1);
  expect(lab.studio.list()).toHaveLength(1);
});

test('a phone and a number of ours have one execution; another phone has its own', async () => {
  const lab = createStudioLab();
  const flow = lab.publish(...asking);
  const one = await lab.sms(flow, 'one');
  const other = await lab.sms(flow, 'other', '+14155550999');
  expect(other).not.toBe(one);
  expect(await lab.sms(flow, 'two')).toBe(one);
  expect(one.execution.status).toBe('ended');
  expect(other.execution.status).toBe('active');
});

test('a start by REST is refused while the contact has an execution, and takes SMS as replies', async () => {
  const lab = createStudioLab();
  const flow = lab.publish(...asking);
  const request = { flowSid: flow, to: phone, from: ourNumber, parameters: { name: 'Ada' } };
  const runner = lab.studio.start(request);
  await runner?.settled();
  expect(lab.studio.start(request)).toBeUndefined();
  expect(lab.studio.findActive(request)).toBe(runner);
  expect(lab.studio.start({ ...request, to: '+14155550999' })).toBeDefined();
  expect(await lab.sms(flow, 'Hi')).toBe(runner);
  expect(runner?.execution).toMatchObject({ status: 'ended', triggerEvent: 'incomingRequest' });
  expect(lab.studio.findActive(request)).toBeUndefined();
});

test('a flow that is not published is not run, but for its test users', async () => {
  const lab = createStudioLab();
  const { sid } = lab.studio.flows.add({
    friendlyName: 'Draft',
    status: 'draft',
    definition: toFlow(asking),
  });
  await expect(lab.sms(sid, 'Hello')).rejects.toThrow('No flow took the message.');
  expect(lab.logged).toEqual([expect.stringContaining('not published')]);
  lab.studio.flows.setTestUsers(sid, [phone]);
  expect((await lab.sms(sid, 'Hello')).execution).toMatchObject({ revision: 1, status: 'active' });
});

test('an execution keeps the revision that it began with', async () => {
  const lab = createStudioLab();
  const flow = lab.publish(...asking);
  await lab.say(flow, 'one');
  const bye = [trigger('bye'), widget('bye', 'send-message', {}, { body: 'Bye' })];
  lab.studio.flows.update(flow, { status: 'published', definition: toFlow(bye) });
  const runner = await lab.say(flow, 'two');
  expect(runner.execution.revision).toBe(1);
  expect(path(runner).at(-1)).toBe('thank sent');
  expect((await lab.say(flow, 'three')).execution.revision).toBe(2);
});

test('a flow without a way for how it began ends at once', async () => {
  const lab = createStudioLab();
  const flow = lab.publish(widget('Trigger', 'trigger', { incomingCall: 'x' }));
  const runner = await lab.say(flow, 'Hello');
  expect(runner.execution).toMatchObject({ status: 'ended', endReason: 'end' });
  expect(path(runner)).toEqual(['Trigger incomingConversationMessage']);
});

test('stopping an execution stops its alarms, and it says nothing any more', async () => {
  const lab = createStudioLab();
  const flow = lab.publish(...asking);
  const runner = await lab.say(flow, 'one');
  runner.stop();
  runner.stop();
  const { length } = lab.told;
  expect(runner.execution).toMatchObject({ status: 'ended', endReason: 'stopped' });
  expect(runner.reply({ Body: 'two' })).toBe(false);
  lab.clock.advance(40 * 86_400_000);
  await lab.studio.idle();
  expect(lab.told).toHaveLength(length);
  expect(runner.execution.remarks).toEqual([]);
});

test('an execution that is stopped while a server thinks goes no further', async () => {
  let answer: (response: Response) => void = () => undefined;
  const answered = new Promise<Response>((resolve) => (answer = resolve));
  const lab = createStudioLab({ ports: { fetch: () => answered } });
  const flow = lab.publish(
    trigger('http'),
    widget('http', 'make-http-request', { success: 'thank' }, { url: 'http://127.0.0.1/' }),
    ...asking.slice(2),
  );
  const runner = lab.studio.handle(toConversationMessage(flow, 'one'));
  await expect.poll(() => runner?.execution.steps.length).toBe(1);
  lab.studio.close();
  answer(new Response(null, { status: 204 }));
  // Everything that was waiting for the answer has had its turn then.
  await new Promise((resolve) => setImmediate(resolve));
  expect(runner?.execution).toMatchObject({ status: 'ended', endReason: 'stopped' });
  expect(runner?.execution.steps).toHaveLength(1);
});

test('removing an execution stops and forgets it', async () => {
  const lab = createStudioLab();
  const runner = await lab.say(lab.publish(...asking), 'one');
  const { sid } = runner.execution;
  expect(lab.studio.remove(sid)).toBe(true);
  expect(lab.studio.remove(sid)).toBe(false);
  expect(lab.studio.find(sid)).toBeUndefined();
  expect(runner.execution.status).toBe('ended');
});

test('what is told of an execution does not change any more', async () => {
  const lab = createStudioLab();
  const flow = lab.publish(...asking);
  await lab.say(flow, 'one');
  await lab.say(flow, 'two');
  expect(lab.told.map(({ steps, status }) => `${steps.length} ${status}`)).toEqual([
    '1 active',
    '2 active',
    '2 active',
    '3 active',
    '3 ended',
  ]);
  expect(lab.told[1]).toMatchObject({ waitingAt: 'ask', steps: [{}, { event: null }] });
  expect(lab.told[2]).toMatchObject({ waitingAt: null, steps: [{}, { event: 'incomingMessage' }] });
});

test('each step keeps what Liquid saw after it', async () => {
  const lab = createStudioLab();
  const set = (name: string, next: Record<string, string>) =>
    widget(name, 'set-variables', next, { variables: [{ key: 'at', value: name }] });
  const flow = lab.publish(trigger('a'), set('a', { next: 'b' }), set('b', {}));
  const runner = await lab.say(flow, 'one');
  const seen = runner.execution.steps.map(({ sid }) => runner.contextAfter(sid)?.flow.variables);
  expect(seen).toEqual([{}, { at: 'a' }, { at: 'b' }]);
  expect(runner.contextAfter('FT0')).toBeUndefined();
});
