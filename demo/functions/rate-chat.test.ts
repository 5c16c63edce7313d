import { expect, test } from 'vitest';
import { sendToFlex } from '../emulator/twilio/flex/interactions.ts';
import { acceptTask } from '../emulator/twilio/flex/tasks.ts';
import { maya } from '../emulator/twilio/testing/settings.ts';
import { attackRunningChat } from './attack-running-chat.ts';
import { startRunningLab, toRequest, type PageChat, type RunningLab } from './running-chat.ts';

const rating = { score: 2, comment: 'Slow' };

/** What is kept with the visitor. */
function ratingsOf({ twilio }: RunningLab, { identity }: PageChat): unknown {
  const user = twilio.store.userNamed(identity);
  return (JSON.parse(user?.attributes ?? '{}') as { ratings?: unknown }).ratings;
}

function taskAttributes({ twilio }: RunningLab) {
  const [task] = twilio.store.all('tasks');
  return JSON.parse(task?.attributes ?? '{}') as { conversations: object };
}

test('a chat that has ended is rated with its visitor, as Twilio changes nothing of it any more', async () => {
  const lab = await startRunningLab();
  const chat = await lab.start();
  const before = lab.attributes(chat);
  await lab.call('end-chat', toRequest(chat));
  expect(await lab.call('rate-chat', { ...toRequest(chat), ...rating })).toMatchObject({
    status: 200,
    body: { rated: true },
  });
  expect(ratingsOf(lab, chat)).toMatchObject([
    { conversation_sid: chat.conversationSid, ...rating },
  ]);
  expect(lab.attributes(chat)).toEqual(before);
  expect(lab.logged).toEqual([]);
});

test('a chat that goes on is rated in its attributes, and keeps the others', async () => {
  const lab = await startRunningLab();
  const chat = await lab.start();
  const before = lab.attributes(chat);
  await lab.call('rate-chat', { ...toRequest(chat), ...rating });
  const { rating: kept, ...others } = lab.attributes(chat);
  expect(kept).toMatchObject(rating);
  expect(others).toEqual(before);
  expect(ratingsOf(lab, chat)).toBeUndefined();
});

test('the task that the agent has ended gets the score', async () => {
  const lab = await startRunningLab();
  const chat = await lab.start();
  const task = sendToFlex(lab.twilio.services, { conversationSid: chat.conversationSid });
  acceptTask(lab.twilio.services, task, maya);
  await lab.call('end-chat', toRequest(chat));
  expect(lab.tasks()).toEqual(['completed']);
  const before = taskAttributes(lab);
  await lab.call('rate-chat', { ...toRequest(chat), ...rating });
  await lab.call('rate-chat', { ...toRequest(chat), score: 5 });
  expect(taskAttributes(lab)).toEqual({
    ...before,
    conversations: { ...before.conversations, csat: 5 },
  });
  expect(ratingsOf(lab, chat)).toMatchObject([{ score: 5 }]);
});

attackRunningChat('rate-chat', { score: 4 });
