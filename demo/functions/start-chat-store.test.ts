import { expect, test } from 'vitest';
import { createInteraction } from '../emulator/twilio/flex/interactions.ts';
import { byServer } from '../emulator/twilio/services.ts';
import { workspaceSid } from '../emulator/twilio/testing/settings.ts';
import { readChat } from './chat-lab-read.ts';
import { startChatLab, type ChatLab } from './chat-lab.ts';

const question = 'How do I retry a webhook?';
const none = `CH${'0'.repeat(32)}`;

function handOver({ twilio: { services } }: ChatLab, conversationSid: string) {
  const routing = { attributes: {} };
  const input = { channelType: 'web', initiatedBy: 'customer', conversationSid, routing } as const;
  return createInteraction(services, input, byServer);
}

test('finds a chat with its state and attributes', async () => {
  const lab = await startChatLab();
  const { store } = lab.ports();
  const { conversationSid: sid } = await lab.start({ question });
  const attributes = readChat(lab, { conversationSid: sid }).conversation?.attributes;
  expect(await store.find(sid)).toEqual({ sid, state: 'active', attributes });
  await store.close(sid);
  expect(await store.find(sid)).toMatchObject({ state: 'closed' });
  expect(await store.find(none)).toBeUndefined();
});

test.for(['', 'CH1', '../Users', `${none}/Messages`, `CH${'A'.repeat(32)}`, `${none}\n`])(
  'asks nothing for %j, which is no conversation',
  async (sid) => {
    const lab = await startChatLab();
    const { store } = lab.ports();
    expect(await store.find(sid)).toBeUndefined();
    expect(await store.findInteraction(sid)).toBeUndefined();
    const refused = { code: 'chat-not-found' };
    await expect(store.hasParticipant(sid, 'ada')).rejects.toMatchObject(refused);
    await expect(store.save(sid, { attributes: '{}' })).rejects.toMatchObject(refused);
    await expect(store.readMessages(sid, 10)).rejects.toMatchObject(refused);
    await expect(store.close(sid)).rejects.toMatchObject(refused);
    expect(lab.requests.list()).toEqual([]);
  },
);

test('knows who takes part', async () => {
  const lab = await startChatLab();
  const { store } = lab.ports();
  const { conversationSid: sid, identity } = await lab.start();
  expect(await store.hasParticipant(sid, identity)).toBe(true);
  expect(await store.hasParticipant(sid, 'somebody')).toBe(false);
  expect(await store.hasParticipant(sid, '../Messages')).toBe(false);
  expect(await store.hasParticipant(none, identity)).toBe(false);
});

test('saves attributes, and takes a name that no other chat has', async () => {
  const lab = await startChatLab();
  const { store } = lab.ports();
  const one = await lab.start();
  const other = await lab.start();
  const save = (chat: typeof one, uniqueName?: string) =>
    store.save(chat.conversationSid, { attributes: '{"a":1}', ...(uniqueName && { uniqueName }) });
  expect(await save(one, 'start-1')).toBe('saved');
  expect(await save(one, 'start-1')).toBe('saved');
  expect(await save(other, 'start-1')).toBe('taken');
  expect(readChat(lab, other).conversation?.attributes).not.toBe('{"a":1}');
  expect(await save(other)).toBe('saved');
  await store.close(one.conversationSid);
  await expect(save(one)).rejects.toMatchObject({ code: 'chat-closed' });
  await expect(store.save(none, { attributes: '{}' })).rejects.toMatchObject({
    code: 'chat-not-found',
  });
});

test('reads messages over pages, oldest first, up to a limit', async () => {
  const lab = await startChatLab();
  const { store, opener } = lab.ports();
  const chat = await lab.start();
  for (let index = 0; index < 230; index += 1) await opener.say(chat, { body: `${index}` });
  const all = await store.readMessages(chat.conversationSid, 1000);
  expect(all.map(({ body }) => body)).toEqual(
    Array.from({ length: 230 }, (_, index) => `${index}`),
  );
  expect(all[0]).toMatchObject({ author: chat.identity, files: [] });
  expect(Date.parse(all[0]?.writtenAt ?? '')).not.toBeNaN();
  expect(await store.readMessages(chat.conversationSid, 120)).toHaveLength(120);
  expect(await store.readMessages(chat.conversationSid, 3)).toHaveLength(3);
});

test('ends a chat with its task', async () => {
  const lab = await startChatLab();
  const { store } = lab.ports();
  const { conversationSid: sid } = await lab.start({ question });
  expect(await store.findInteraction(sid)).toBeUndefined();
  const { interaction, task } = handOver(lab, sid);
  const found = await store.findInteraction(sid);
  expect(found).toEqual({ interactionSid: interaction.sid, channelSid: interaction.channelSid });
  if (!found) throw new Error('There is no interaction.');
  await store.endInteraction(found);
  expect(await store.find(sid)).toMatchObject({ state: 'closed' });
  expect(lab.twilio.store.get('tasks', task.sid)?.assignmentStatus).toBe('canceled');
  await store.endInteraction(found);
  await store.close(sid);
});

test.for([
  ['Flex says which', '/flex-api/v1/Configuration', { taskrouter_workspace_sid: workspaceSid }],
  ['it is the first', '/taskrouter/v1/Workspaces', { workspaces: [{ sid: workspaceSid }] }],
] as const)('finds the workspace where %s', async ([, path, answer]) => {
  const lab = await startChatLab({
    variables: { WORKSPACE_SID: '' },
    extend: (app) => void app.get(path, (c) => c.json(answer)),
  });
  const { conversationSid: sid } = await lab.start({ question });
  const { interaction } = handOver(lab, sid);
  expect(await lab.ports().store.findInteraction(sid)).toMatchObject({
    interactionSid: interaction.sid,
  });
});
