import { expect, test } from 'vitest';
import { accountSid } from '../../twilio/testing/settings.ts';
import { refusal, startRestLab, type RestLab } from '../testing/rest-lab.ts';
import { ourNumber, phone, trigger, visitor, widget } from '../testing/studio-lab.ts';

const start = { to: phone, from: ourNumber };

/** A flow that greets by name and asks; its executions. */
function publish(lab: RestLab) {
  const flowSid = lab.publish(
    trigger('set'),
    widget(
      'set',
      'set-variables',
      { next: 'ask' },
      {
        variables: [{ key: 'greeting', value: 'Hi {{flow.data.name}}' }],
      },
    ),
    widget(
      'ask',
      'send-and-wait-for-reply',
      { incomingMessage: null },
      {
        body: '{{flow.variables.greeting}}',
      },
    ),
  );
  return { flowSid, executions: lab.client.studio.v2.flows(flowSid).executions };
}

test('an execution is started as the helper library expects it', async () => {
  const lab = await startRestLab();
  const { flowSid, executions } = publish(lab);
  const execution = await executions.create({ ...start, parameters: { name: 'Ada' } });
  const url = `https://studio.twilio.com/v2/Flows/${flowSid}/Executions/${execution.sid}`;
  expect(execution.toJSON()).toEqual({
    sid: execution.sid,
    accountSid,
    flowSid,
    contactChannelAddress: phone,
    contactSid: expect.stringMatching(/^FC[0-9a-f]{32}$/) as string,
    flowVersion: 1,
    context: {},
    status: 'active',
    initiatedBy: null,
    dateCreated: new Date('2026-03-02T12:00:00Z'),
    dateUpdated: new Date('2026-03-02T12:00:00Z'),
    url,
    links: { steps: `${url}/Steps`, execution_context: `${url}/Context` },
  });
  expect(execution.sid).toMatch(/^FN[0-9a-f]{32}$/);
  await lab.studio.idle();
  expect(lab.sent.map(({ body }) => body)).toEqual(['Hi Ada']);
  expect((await executions(execution.sid).fetch()).toJSON()).toEqual(execution.toJSON());
});

test('a second one for the same contact is refused, and says which is in its way', async () => {
  const lab = await startRestLab();
  const { executions } = publish(lab);
  const { sid } = await executions.create(start);
  expect(await refusal(executions.create(start))).toEqual({
    status: 409,
    code: 20409,
    message: `Execution ${sid} is already active for this contact. End the active Execution before creating a new one`,
    details: { conflicting_execution_sid: sid },
  });
  await executions.create({ ...start, to: '+14155550999' });
  await executions(sid).update({ status: 'ended' });
  await executions.create(start);
});

test.for([
  ['no To', { to: '' }, 20001],
  ['no From', { from: '' }, 20001],
  ['parameters that are not JSON', { parameters: '{"a"' }, 20001],
  ['parameters that are no object', { parameters: '[1]' }, 20001],
  ['addresses that are too long', { to: 'x'.repeat(300) }, 81023],
] as const)('a start with %s is refused', async ([, more, code]) => {
  const lab = await startRestLab();
  const { executions } = publish(lab);
  expect(await refusal(executions.create({ ...start, ...more }))).toMatchObject({
    status: 400,
    code,
  });
  expect(lab.studio.list()).toEqual([]);
});

test('a flow that is not published cannot be started', async () => {
  const lab = await startRestLab();
  const { flowSid, executions } = publish(lab);
  const { definition } = lab.studio.flows.revision(flowSid, '1') ?? {};
  const { flows } = lab.client.studio.v2;
  const { sid } = await flows.create({
    friendlyName: 'Draft',
    status: 'draft',
    definition,
  });
  const answer = await refusal(flows(sid).executions.create(start));
  expect(answer).toMatchObject({
    status: 400,
    message: expect.stringContaining('publish') as string,
  });
  expect(await refusal(flows('FW0').executions.create(start))).toMatchObject({
    status: 404,
  });
  expect(await executions.list()).toEqual([]);
});

test('executions are listed by status and time, the newest first', async () => {
  const lab = await startRestLab();
  const { executions } = publish(lab);
  const sids: string[] = [];
  for (const to of ['+14155550101', '+14155550102', '+14155550103']) {
    sids.push((await executions.create({ ...start, to })).sid);
    lab.clock.advance(60_000);
  }
  const [first, second, third] = sids;
  await executions(second ?? '').update({ status: 'ended' });
  const list = async (query: Parameters<typeof executions.list>[0] & object) =>
    (await executions.list(query)).map(({ sid }) => sid);
  expect(await list({})).toEqual([third, second, first]);
  expect(await list({ pageSize: 1 })).toEqual([third, second, first]);
  expect(await list({ status: 'active' })).toEqual([third, first]);
  expect(await list({ status: 'ended' })).toEqual([second]);
  const at = (minute: number) => new Date(Date.UTC(2026, 2, 2, 12, minute));
  expect(await list({ dateCreatedFrom: at(1) })).toEqual([third, second]);
  expect(await list({ dateCreatedTo: at(1) })).toEqual([first]);
  expect(await list({ dateCreatedFrom: at(1), dateCreatedTo: at(2) })).toEqual([second]);
});

test('an execution can be ended, and only that', async () => {
  const lab = await startRestLab();
  const { executions } = publish(lab);
  const { sid } = await executions.create(start);
  await lab.studio.idle();
  lab.clock.advance(1000);
  expect(await refusal(executions(sid).update({ status: 'active' }))).toMatchObject({
    status: 400,
  });
  expect(await executions(sid).update({ status: 'ended' })).toMatchObject({
    status: 'ended',
    dateUpdated: new Date('2026-03-02T12:00:01Z'),
  });
  expect((await executions(sid).update({ status: 'ended' })).status).toBe('ended');
  expect(lab.studio.find(sid)?.execution.endReason).toBe('stopped');
});

test('an execution that is removed is gone', async () => {
  const lab = await startRestLab();
  const { flowSid, executions } = publish(lab);
  const { sid } = await executions.create(start);
  expect(await executions(sid).remove()).toBe(true);
  expect(await refusal(executions(sid).fetch())).toMatchObject({
    status: 404,
    code: 20404,
    message: `The requested resource /Flows/${flowSid}/Executions/${sid} was not found`,
  });
});

test('an execution is found under its own flow only', async () => {
  const lab = await startRestLab();
  const { sid } = await publish(lab).executions.create(start);
  const other = publish(lab).executions(sid);
  for (const call of [other.fetch(), other.executionContext().fetch(), other.steps.list()])
    expect(await refusal(call)).toMatchObject({ status: 404 });
});

test('one that a message began says which', async () => {
  const lab = await startRestLab();
  const { flowSid, executions } = publish(lab);
  const { execution } = await lab.say(flowSid, 'Hello');
  expect(await executions(execution.sid).fetch()).toMatchObject({
    initiatedBy: `IM${'1'.repeat(32)}`,
    contactChannelAddress: visitor,
  });
});

test('the context is what Liquid sees', async () => {
  const lab = await startRestLab();
  const { flowSid, executions } = publish(lab);
  const { sid } = await executions.create({ ...start, parameters: { name: 'Ada' } });
  await lab.studio.idle();
  const {
    accountSid: account,
    context,
    executionSid,
    url,
  } = await executions(sid).executionContext().fetch();
  expect([account, executionSid]).toEqual([accountSid, sid]);
  expect(url).toBe(`https://studio.twilio.com/v2/Flows/${flowSid}/Executions/${sid}/Context`);
  expect(context).toEqual({
    contact: { channel: { address: phone } },
    trigger: { request: { ...start, parameters: { name: 'Ada' } } },
    widgets: {
      Trigger: {},
      set: { greeting: 'Hi Ada' },
      ask: { outbound: { Sid: 'IM1', Body: 'Hi Ada' } },
    },
    flow: {
      sid,
      flow_sid: flowSid,
      channel: { address: ourNumber },
      data: { name: 'Ada' },
      variables: { greeting: 'Hi Ada' },
    },
  });
});

test('variables and data are in the context once there are any', async () => {
  const lab = await startRestLab();
  const flowSid = lab.publish(trigger(''));
  const { execution } = await lab.say(flowSid, 'Hello');
  const { context } = await lab.client.studio.v2
    .flows(flowSid)
    .executions(execution.sid)
    .executionContext()
    .fetch();
  expect(Object.keys((context as { flow: object }).flow)).toEqual(['sid', 'flow_sid', 'channel']);
});

test('steps are told as transitions, the newest first', async () => {
  const lab = await startRestLab();
  const { flowSid, executions } = publish(lab);
  const { sid } = await executions.create({ ...start, parameters: { name: 'Ada' } });
  await lab.studio.idle();
  const told = async () =>
    (await executions(sid).steps.list()).map((step) => [
      step.name,
      step.transitionedFrom,
      step.transitionedTo,
    ]);
  const before = [
    ['next', 'set', 'ask'],
    ['incomingRequest', 'Trigger', 'set'],
  ];
  // What waits has not been taken.
  expect(await told()).toEqual(before);
  await lab.sms(flowSid, 'Hello');
  expect(await told()).toEqual([['incomingMessage', 'ask', 'Ended'], ...before]);

  const [last, set, first] = await executions(sid).steps.list({ pageSize: 2 });
  const url = `https://studio.twilio.com/v2/Flows/${flowSid}/Executions/${sid}/Steps/${first?.sid}`;
  expect(first?.toJSON()).toEqual({
    sid: expect.stringMatching(/^FT[0-9a-f]{32}$/) as string,
    accountSid,
    flowSid,
    executionSid: sid,
    parentStepSid: null,
    name: 'incomingRequest',
    context: {},
    transitionedFrom: 'Trigger',
    transitionedTo: 'set',
    type: 'trigger',
    dateCreated: new Date('2026-03-02T12:00:00Z'),
    dateUpdated: new Date('2026-03-02T12:00:00Z'),
    url,
    links: { step_context: `${url}/Context` },
  });
  expect(
    (
      await executions(sid)
        .steps(first?.sid ?? '')
        .fetch()
    ).toJSON(),
  ).toEqual(first?.toJSON());

  const contextAfter = async (stepSid = '') =>
    (await executions(sid).steps(stepSid).stepContext().fetch()).toJSON();
  expect(await contextAfter(first?.sid)).toMatchObject({
    stepSid: first?.sid,
    executionSid: sid,
    url: `${url}/Context`,
    context: { widgets: { Trigger: {} } },
  });
  const { context } = await contextAfter(first?.sid);
  expect((context as { flow: object }).flow).not.toHaveProperty('variables');
  expect(await contextAfter(set?.sid)).toMatchObject({
    context: { flow: { variables: { greeting: 'Hi Ada' } } },
  });
  expect(await contextAfter(last?.sid)).toMatchObject({
    context: { widgets: { ask: { inbound: { Body: 'Hello' } } } },
  });
  expect(await refusal(executions(sid).steps('FT0').fetch())).toMatchObject({ status: 404 });
});

test('a subflow is no execution of its own: its steps are among those of its parent', async () => {
  const lab = await startRestLab();
  const child = lab.publish(
    trigger('ask'),
    widget('ask', 'send-and-wait-for-reply', { incomingMessage: null }, { body: '?' }),
  );
  const flowSid = lab.publish(
    trigger('sub'),
    widget('sub', 'run-subflow', { completed: null }, { flow_sid: child }),
  );
  const { execution } = await lab.say(flowSid, 'Hello');
  expect(await lab.client.studio.v2.flows(child).executions.list()).toEqual([]);
  const { steps } = lab.client.studio.v2.flows(flowSid).executions(execution.sid);
  const told = async () =>
    (await steps.list()).map((step) => `${step.transitionedFrom} ${step.name}`).toReversed();
  const begin = ['Trigger incomingConversationMessage', 'Trigger incomingParent'];
  expect(await told()).toEqual(begin);
  await lab.say(flowSid, 'Yes');
  expect(await told()).toEqual([...begin, 'ask incomingMessage', 'sub completed']);
  const [sub, ask] = await steps.list();
  expect(ask).toMatchObject({ parentStepSid: sub?.sid, executionSid: execution.sid, flowSid });
  const { context } = await steps(ask?.sid ?? '')
    .stepContext()
    .fetch();
  expect(context).toMatchObject({ widgets: { ask: { inbound: { Body: 'Yes' } } } });
});
