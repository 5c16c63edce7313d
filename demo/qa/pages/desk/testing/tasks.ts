import type { ChatMessage, DeskTask } from '../model.ts';

/** The agents of the tests. */
export const maya = { identity: 'agent.maya', name: 'Maya' };
export const tomas = { identity: 'agent.tomas', name: 'Tomás' };

/** A task that waits, of somebody who claims a phone and has read two docs. */
export function toTask(more: Partial<DeskTask> = {}): DeskTask {
  return {
    sid: 'WT1',
    status: 'pending',
    priority: 0,
    taskChannel: 'chat',
    ageSeconds: 0,
    createdAt: '2026-11-23T10:00:00.000Z',
    statusAt: '2026-11-23T10:00:00.000Z',
    reason: null,
    attributes: {
      name: 'Ada',
      from: '+14155552671',
      identity_verified: false,
      routing: { reason: 'docs-read', explanation: 'Read 2 docs in the last 48 hours.' },
    },
    worker: null,
    customer: { identity: 'guest-1', address: null, channel: 'web', name: 'Ada' },
    rating: null,
    conversation: {
      sid: 'CH1',
      state: 'active',
      friendlyName: null,
      attributes: {
        from: '+14155552671',
        identity_verified: false,
        pre_engagement_data: {
          friendlyName: 'Ada',
          docs: [
            {
              title: 'Retries',
              url: 'https://docs.example/retries',
              viewed_at: '2026-11-23T09:58:00Z',
            },
            { title: 'Jobs', url: 'https://docs.example/jobs', viewed_at: '2026-11-23T09:59:00Z' },
          ],
        },
      },
      messagesCount: 0,
      lastMessages: [],
    },
    ...more,
  };
}

/** A message of the visitor. */
export function toSaid(more: Partial<ChatMessage> = {}): ChatMessage {
  return {
    sid: `IM${more.index ?? 0}`,
    index: 0,
    who: 'visitor',
    name: 'Ada',
    isOwn: false,
    text: 'Hello',
    files: [],
    links: [],
    offers: [],
    at: Date.parse('2026-11-23T10:00:05Z'),
    ...more,
  };
}
