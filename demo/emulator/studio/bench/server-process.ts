import { readConfig } from '../../twilio/config.ts';
import { createConversation } from '../../twilio/conversations/conversations.ts';
import { addParticipant } from '../../twilio/conversations/participants.ts';
import { createScopedWebhook } from '../../twilio/conversations/scoped-webhooks.ts';
import { startTwilio } from '../../twilio/server.ts';
import { byServer } from '../../twilio/services.ts';
import { createStudio } from '../engine/studio.ts';
import { createMask } from '../trace/mask.ts';
import { createTwilioPorts } from '../twilio/twilio-ports.ts';
import { buildLine } from './flows.ts';

// A local Twilio with a Studio in a process of its own, so that the load does not share its core. Talks by IPC.
const [, , configFile = ''] = process.argv;
const config = readConfig(configFile);
// The rate limits of the cloud would measure themselves.
config.limits = { ...config.limits, restRequestsPerSecond: 1_000_000 };
const twilio = await startTwilio({
  config,
  log: () => undefined,
  onStudioTrigger: (trigger) => void studio.handle(trigger),
});
const studio = createStudio({
  ports: createTwilioPorts(twilio.services),
  clock: twilio.clock,
  alarms: twilio.services.alarms,
  mask: createMask([config.account.authToken]),
});
const { sid: flowSid } = studio.flows.add({
  friendlyName: 'Bench',
  status: 'published',
  definition: buildLine(4),
});

/** When each conversation was answered, in ms since 1970. */
const answeredAt: Record<string, number> = {};
twilio.store.onCommit(({ changes }) => {
  for (const { table, after } of changes)
    if (table === 'messages' && after?.author === 'Bot')
      answeredAt[after.conversationSid] = performance.timeOrigin + performance.now();
});

export type Order = { do: 'open'; conversations: number } | { do: 'report' };

/** How it went: when each conversation was answered, and how the executions ended. */
export interface Report {
  answeredAt: Record<string, number>;
  unfinished: number;
  rssBytes: number;
}

process.on('message', (order: Order) => {
  if (order.do === 'open')
    process.send?.({ sids: Array.from({ length: order.conversations }, openConversation) });
  if (order.do === 'report') process.send?.(toReport());
});
process.on('disconnect', () => {
  studio.close();
  void twilio.close().then(() => process.exit(0));
});
process.send?.({ origin: twilio.origin });

function openConversation(_: unknown, index: number): string {
  const { services } = twilio;
  const attributes = JSON.stringify({ from: '+14155550123' });
  const conversation = createConversation(services, { attributes }, byServer);
  addParticipant(services, conversation, { identity: `visitor-${index}` }, byServer);
  createScopedWebhook(services, conversation, { target: 'studio', flowSid }, byServer);
  return conversation.sid;
}

function toReport(): Report {
  const unfinished = studio.list().filter(({ execution }) => execution.endReason !== 'end').length;
  return { answeredAt, unfinished, rssBytes: process.memoryUsage().rss };
}
