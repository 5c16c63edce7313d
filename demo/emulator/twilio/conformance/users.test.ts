import type { User } from '@twilio/conversations';
import { expect, test } from 'vitest';
import { updateUser } from '../conversations/users.ts';
import { byServer } from '../services.ts';
import { nextEvent, startTestTwilio } from '../testing/test-support.ts';
import { failureOf } from './failure-of.ts';
import { visit } from './visit.ts';

interface Update {
  user: User;
  updateReasons: string[];
}

test('are read by identity', async () => {
  const twilio = await startTestTwilio();
  const { services, store } = twilio;
  const { sid } = await twilio.conversation(['visitor', 'agent']);
  const stored = store.userNamed('agent');
  const input = { friendlyName: 'Maya 🙂', attributes: '{"team":["a"]}' };
  if (stored) updateUser(services, stored, input, byServer);
  const { client, conversation } = await visit(twilio, 'visitor', sid);
  const wanted = { identity: 'agent', friendlyName: 'Maya 🙂', attributes: { team: ['a'] } };
  expect(await client.getUser('agent')).toMatchObject(wanted);
  const participant = await conversation.getParticipantByIdentity('agent');
  expect(await participant?.getUser()).toMatchObject(wanted);
});

test('change their own name and attributes, which the others see', async () => {
  const twilio = await startTestTwilio();
  const { sid } = await twilio.conversation(['visitor', 'agent']);
  const visitor = await visit(twilio, 'visitor', sid);
  const agent = await visit(twilio, 'agent', sid);
  await visitor.client.getUser('agent');
  const reasons: string[] = [];
  visitor.client.on('userUpdated', ({ user, updateReasons }) => {
    if (user.identity === 'agent') reasons.push(...updateReasons);
  });
  await agent.client.user.updateFriendlyName('Maya');
  await agent.client.user.updateAttributes({ team: 'billing' });
  await expect.poll(() => reasons).toEqual(['friendlyName', 'attributes']);
  const wanted = { friendlyName: 'Maya', attributes: { team: 'billing' } };
  expect(await visitor.client.getUser('agent')).toMatchObject(wanted);
  await expect.poll(() => agent.client.user.friendlyName).toBe('Maya');
  expect(twilio.store.userNamed('agent')).toMatchObject({
    friendlyName: 'Maya',
    attributes: '{"team":"billing"}',
  });
});

test('are changed by the server, which they see', async () => {
  const twilio = await startTestTwilio();
  const client = await twilio.connect('visitor');
  const updated = nextEvent<Update>(client, 'userUpdated');
  const stored = twilio.store.userNamed('visitor');
  if (stored) updateUser(twilio.services, stored, { friendlyName: 'Žofie' }, byServer);
  expect((await updated).user.friendlyName).toBe('Žofie');
});

test('are not found when there is none', async () => {
  const twilio = await startTestTwilio();
  const client = await twilio.connect('visitor');
  expect(await failureOf(client.getUser('nobody'))).toMatchObject({ message: 'NOT_FOUND' });
  expect(twilio.store.userNamed('nobody')).toBeUndefined();
});
