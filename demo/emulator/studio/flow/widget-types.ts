import { triggerEvents } from './definition.ts';

/** What Studio asks of a kind of widget. */
export interface WidgetType {
  /** The transitions that it can take; `null` where no public source lists them. */
  events: readonly string[] | null;
  /** The properties that it cannot do without. */
  required: readonly string[];
  /** Whether somebody outside has to act before it goes on: a person who writes, speaks or works. */
  isWaiting: boolean;
  /** Whether the local Studio can run it. */
  isLocal: boolean;
}

/** All types that Studio knows, by the name that stands in a flow. */
export const widgetTypes: ReadonlyMap<string, WidgetType> = new Map([
  ['trigger', local(triggerEvents)],
  ['make-http-request', local(['success', 'failed'], ['url'])],
  ['run-function', local(['success', 'fail'], ['url'])],
  ['split-based-on', local(['noMatch', 'match'], ['input'])],
  ['set-variables', local(['next'])],
  ['send-message', local(['sent', 'failed'], ['from'])],
  [
    'send-and-wait-for-reply',
    { ...local(['incomingMessage', 'timeout', 'deliveryFailure'], ['from']), isWaiting: true },
  ],
  // It waits for a call to end, but not in a chat.
  [
    'send-to-flex',
    local(['callComplete', 'failedToEnqueue', 'callFailure'], ['workflow', 'channel']),
  ],
  ['run-subflow', local(['completed', 'failed'], ['flow_sid'])],
  ['run-function-v2', other(null)],
  ['create-task', other(null)],
  ['create-chat-channel', other(null)],
  ['add-member-to-chat-channel', other(null)],
  ['update-sync-object', other(null)],
  ['understand', waiting(null)],
  ['say-play', other(['audioComplete'])],
  ['gather-input-on-call', waiting(['keypress', 'speech', 'timeout'])],
  ['connect-call-to', waiting(['callCompleted', 'hangup'], ['noun'])],
  ['connect-virtual-agent', waiting(['return', 'hangup'], ['connector'])],
  ['connect-virtual-agent-v2', waiting(['return', 'hangup'], ['connector'])],
  ['capture-payments', waiting(null)],
  ['enqueue-call', waiting(['callComplete', 'failedToEnqueue', 'callFailure'])],
  ['make-outgoing-call-v1', waiting(['answered', 'busy', 'noAnswer', 'failed'], ['from', 'to'])],
  ['make-outgoing-call-v2', waiting(['answered', 'busy', 'noAnswer', 'failed'], ['from', 'to'])],
  ['record-call', other(['success', 'failed'])],
  ['record-voicemail', waiting(['recordingComplete', 'noAudio', 'hangup'])],
  ['add-twiml-redirect', waiting(['return', 'timeout', 'fail'])],
  ['fork-stream', other(['next'])],
]);

function local(events: readonly string[], required: readonly string[] = []): WidgetType {
  return { events, required, isWaiting: false, isLocal: true };
}

function other(events: readonly string[] | null, required: readonly string[] = []): WidgetType {
  return { events, required, isWaiting: false, isLocal: false };
}

function waiting(events: readonly string[] | null, required: readonly string[] = []): WidgetType {
  return { events, required, isWaiting: true, isLocal: false };
}
