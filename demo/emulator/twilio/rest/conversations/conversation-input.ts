import type { ConversationInput } from '../../conversations/conversations.ts';
import { parseClosedTimer, parseInactiveTimer } from '../../conversations/timers.ts';
import { TwilioError } from '../../errors.ts';
import type { ConversationState } from '../../store/records.ts';
import type { Parameters } from '../parameters.ts';
import { given, readDates } from './given.ts';

const states: readonly ConversationState[] = ['active', 'inactive', 'closed'];

/** Reads what a call says of a conversation. */
export function readConversationInput(parameters: Parameters): ConversationInput {
  return given({
    friendlyName: parameters.textOrNull('FriendlyName'),
    uniqueName: parameters.textOrNull('UniqueName'),
    attributes: parameters.text('Attributes'),
    messagingServiceSid: parameters.text('MessagingServiceSid'),
    state: toState(parameters.text('State')),
    timers: readTimers(parameters),
    ...readDates(parameters),
  });
}

function toState(text: string | undefined): ConversationState | undefined {
  if (text === undefined) return undefined;
  if (text === '') throw new TwilioError(400, 50374, "'State' field can't be empty");
  const state = states.find((one) => one === text);
  if (!state) throw new TwilioError(400, 50378, "'State' parameter value is invalid");
  return state;
}

function readTimers(parameters: Parameters): ConversationInput['timers'] {
  const inactive = parameters.text('Timers.Inactive');
  const closed = parameters.text('Timers.Closed');
  if (inactive === undefined && closed === undefined) return undefined;
  return {
    ...(inactive !== undefined && { inactiveMs: parseInactiveTimer(inactive) }),
    ...(closed !== undefined && { closedMs: parseClosedTimer(closed) }),
  };
}
