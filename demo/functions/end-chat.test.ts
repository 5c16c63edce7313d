import { expect, test } from 'vitest';
import { trigger, widget } from '../emulator/studio/testing/studio-lab.ts';
import { sendToFlex } from '../emulator/twilio/flex/interactions.ts';
import { acceptTask } from '../emulator/twilio/flex/tasks.ts';
import { flowSid, maya } from '../emulator/twilio/testing/settings.ts';
import { initialized, nextEvent } from '../emulator/twilio/testing/test-support.ts';
import { attackRunningChat } from './attack-running-chat.ts';
import { startRunningLab, toRequest, type PageChat, type RunningLab } from './running-chat.ts';

const minuteMs = 60_000;

async function join({ twilio }: RunningLab, { token, conversationSid }: PageChat) {
  const client = twilio.begin(token);
  await initialized(client);
  return client.getConversationBySid(conversationSid);
}

test('the agent’s task ends, the visitor is told, and nobody can write any more', async () => {
  const lab = await startRunningLab();
  const chat = await lab.start();
  const { conversationSid } = chat;
  const task = sendToFlex(lab.twilio.services, { conversationSid });
  acceptTask(lab.twilio.services, task, maya);
  const conversation = await join(lab, chat);
  const updated = nextEvent<{ updateReasons: string[] }>(conversation, 'updated');

  expect(await lab.call('end-chat', toRequest(chat))).toMatchObject({
    status: 200,
    body: { ended: true },
  });
  expect((await updated).updateReasons).toContain('state');
  expect(conversation.state?.current).toBe('closed');
  await expect(conversation.sendMessage('One more thing')).rejects.toMatchObject({
    body: { code: 50377 },
  });
  expect(lab.tasks()).toEqual(['completed']);
  expect(lab.state(chat)).toBe('closed');
});

test('a task that nobody has taken is not offered to anybody any more', async () => {
  const lab = await startRunningLab();
  const chat = await lab.start();
  sendToFlex(lab.twilio.services, { conversationSid: chat.conversationSid });
  await lab.call('end-chat', toRequest(chat));
  expect(lab.tasks()).toEqual(['canceled']);
  const response = await fetch(`${lab.twilio.origin}/_local/desk/tasks`);
  expect(await response.json()).toMatchObject({ tasks: [] });
});

test('a chat without a task is closed', async () => {
  const lab = await startRunningLab();
  const chat = await lab.start();
  await lab.call('end-chat', toRequest(chat));
  expect(lab.state(chat)).toBe('closed');
  expect(lab.tasks()).toEqual([]);
});

test('ending a second time is answered alike, and changes nothing', async () => {
  const lab = await startRunningLab();
  const chat = await lab.start();
  sendToFlex(lab.twilio.services, { conversationSid: chat.conversationSid });
  const first = await lab.call('end-chat', toRequest(chat));
  const before = lab.snapshot();
  const second = await lab.call('end-chat', toRequest(chat));
  expect(second).toMatchObject({ status: 200, body: first.body });
  expect(lab.snapshot()).toBe(before);
});

test('a chat that the agent has ended is answered alike', async () => {
  const lab = await startRunningLab();
  const chat = await lab.start();
  const task = sendToFlex(lab.twilio.services, { conversationSid: chat.conversationSid });
  acceptTask(lab.twilio.services, task, maya);
  await fetch(`${lab.twilio.origin}/_local/desk/tasks/${task.sid}/end`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
  });
  expect(lab.state(chat)).toBe('closed');
  expect((await lab.call('end-chat', toRequest(chat))).status).toBe(200);
  expect(lab.tasks()).toEqual(['completed']);
});

test('several ends at once all succeed, and there is one', async () => {
  const lab = await startRunningLab();
  const chat = await lab.start();
  sendToFlex(lab.twilio.services, { conversationSid: chat.conversationSid });
  const answers = await Promise.all([1, 2, 3].map(() => lab.call('end-chat', toRequest(chat))));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  expect(lab.tasks()).toEqual(['canceled']);
});

test('a flow that waits for an answer makes no task for a chat that has ended', async () => {
  const waits = widget(
    'ask',
    'send-and-wait-for-reply',
    { incomingMessage: 'hand_over', timeout: 'hand_over', deliveryFailure: 'hand_over' },
    { body: 'Did that help?', timeout: '600' },
  );
  const handsOver = widget(
    'hand_over',
    'send-to-flex',
    { callComplete: null, failedToEnqueue: 'sorry', callFailure: 'sorry' },
    { attributes: '{}' },
  );
  const sorry = widget('sorry', 'send-message', { sent: null, failed: null }, { body: 'Sorry' });
  const lab = await startRunningLab({ flow: [trigger('ask'), waits, handsOver, sorry] });
  const chat = await lab.start();
  await lab.twilio.idle();
  await lab.studio.idle();
  expect(lab.studio.list(flowSid)[0]?.execution.status).toBe('active');
  await lab.call('end-chat', toRequest(chat));

  lab.twilio.clock.advance(11 * minuteMs);
  await expect.poll(() => lab.studio.list(flowSid)[0]?.execution.status).toBe('ended');
  const steps = lab.studio.list(flowSid)[0]?.execution.steps ?? [];
  expect(steps.map(({ name, event }) => [name, event])).toEqual([
    ['Trigger', 'incomingConversationMessage'],
    ['ask', 'timeout'],
    ['hand_over', 'failedToEnqueue'],
    ['sorry', 'failed'],
  ]);
  expect(lab.tasks()).toEqual([]);
  const said = lab.twilio.store.messagesOf(chat.conversationSid).map(({ body }) => body);
  expect(said).toEqual(['How?', 'Did that help?']);
});

test('asks Twilio for no more than it must', async () => {
  const lab = await startRunningLab();
  const chat = await lab.start();
  sendToFlex(lab.twilio.services, { conversationSid: chat.conversationSid });
  lab.requests.clear();
  await lab.call('end-chat', toRequest(chat));
  expect(lab.requests.list().length).toBe(5);
  expect(lab.requests.roundTrips()).toBe(4);
});

attackRunningChat('end-chat');
