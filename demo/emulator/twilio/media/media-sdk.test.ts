import { expect, test } from 'vitest';
import type { Message } from '@twilio/conversations';
import { sendToFlex } from '../flex/interactions.ts';
import { maya } from '../testing/settings.ts';
import { nextEvent, startTestTwilio } from '../testing/test-support.ts';

/** A visitor with the real SDK in a chat that Maya has. */
async function startChatWithFiles() {
  const twilio = await startTestTwilio();
  const { sid } = await twilio.conversation(['visitor']);
  const task = sendToFlex(twilio.services, { conversationSid: sid });
  const client = await twilio.connect('visitor');
  const chat = await client.getConversationBySid(sid);
  const desk = (path: string, init: RequestInit) =>
    fetch(`${twilio.origin}/_local/desk/tasks/${task.sid}/${path}`, { method: 'POST', ...init });
  const answer = await desk('accept', {
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ worker: maya.identity }),
  });
  expect(answer.status).toBe(200);
  return { ...twilio, chat, desk };
}

test('carries a file from the SDK of a visitor to a link that can be read', async () => {
  const { chat } = await startChatWithFiles();
  const added = nextEvent<Message>(chat, 'messageAdded');
  const media = Buffer.from('a plan');
  await chat.sendMessage({ contentType: 'text/plain', filename: 'plän.txt', media });
  const [file] = (await added).attachedMedia ?? [];
  expect(file).toMatchObject({ contentType: 'text/plain', filename: 'plän.txt', size: 6 });
  const url = await file?.getContentTemporaryUrl();
  expect(await (await fetch(url ?? '')).text()).toBe('a plan');
});

test('carries a file from the desk to the SDK of a visitor', async () => {
  const { chat, desk } = await startChatWithFiles();
  const added = nextEvent<Message>(chat, 'messageAdded');
  const headers = { 'Content-Type': 'text/plain' };
  await desk('files?filename=offer.txt', { headers, body: 'an offer' });
  const message = await added;
  expect(message.author).toBe(maya.identity);
  const [file] = message.attachedMedia ?? [];
  const url = await file?.getContentTemporaryUrl();
  expect(await (await fetch(url ?? '')).text()).toBe('an offer');
});

test('tells the SDK of a visitor that the agent came, types and ended the chat', async () => {
  const { chat, desk } = await startChatWithFiles();
  const headers = { 'Content-Type': 'application/json' };
  await expect.poll(async () => (await chat.getParticipants()).length).toBe(2);
  const typing = nextEvent<{ identity: string | null }>(chat, 'typingStarted');
  await desk('typing', { headers });
  expect((await typing).identity).toBe(maya.identity);
  await desk('end', { headers });
  await expect.poll(() => chat.state?.current).toBe('closed');
});
