import type { FlowState, Transition } from '../flow/definition.ts';
import type { Migrated } from './change.ts';

/** What the customer reads where Autopilot would have answered. */
export const replyText =
  'Thank you for your message. You will probably find the answer in our documentation.';

const reason =
  'Twilio shut Autopilot down on 25 August 2023: a plain reply takes its place. Write the text that fits your flow.';

/** Puts a plain reply in the place of a widget that hands the chat to Autopilot; it keeps name and place. */
export function migrateAutopilot(state: FlowState, path: string): Migrated<FlowState> {
  const value = {
    ...state,
    type: 'send-message',
    transitions: [
      toTransition('sent', findNext(state, 'sessionEnded')),
      toTransition('failed', findNext(state, 'failure')),
    ],
    properties: toProperties(state.properties),
  };
  const changes = (['type', 'transitions', 'properties'] as const).map((key) => ({
    widget: state.name,
    path: `${path}.${key}`,
    before: state[key],
    after: value[key],
    reason,
  }));
  return { value, changes };
}

function findNext({ transitions }: FlowState, event: string): Transition['next'] {
  return transitions.find((transition) => transition.event === event)?.next;
}

function toTransition(event: string, next: Transition['next']): Transition {
  return next === undefined ? { event } : { next, event };
}

function toProperties(old: FlowState['properties']): FlowState['properties'] {
  const { offset, from, chat_service: service, chat_channel: channel, chat_attributes } = old;
  return {
    ...(offset === undefined ? {} : { offset }),
    service: service ?? '{{trigger.message.InstanceSid}}',
    channel: channel ?? '{{trigger.message.ChannelSid}}',
    from: from ?? '{{flow.channel.address}}',
    to: '{{contact.channel.address}}',
    body: replyText,
    ...(chat_attributes === undefined ? {} : { attributes: chat_attributes }),
  };
}
