import type { Condition, FlowState, Transition } from '../flow/definition.ts';

/** Where a transition leads, by its event; without a place, the execution ends. */
export type Exits = Readonly<Record<string, string | undefined>>;

/** A widget as the Console exports it. */
export function widget(
  type: string,
  name: string,
  properties: Record<string, unknown>,
  exits: Exits,
): FlowState {
  return {
    name,
    type,
    transitions: Object.entries(exits).map(([event, next]) => toTransition(event, next)),
    properties: { offset: { x: 0, y: 0 }, ...properties },
  };
}

export function trigger(exits: Exits): FlowState {
  const none = {
    incomingMessage: undefined,
    incomingCall: undefined,
    incomingConversationMessage: undefined,
    incomingRequest: undefined,
    incomingParent: undefined,
  };
  return widget('trigger', 'Trigger', {}, { ...none, ...exits });
}

export interface Match {
  type: string;
  value: string;
  next: string;
  name?: string;
}

export function split(
  name: string,
  input: string,
  noMatch: string | undefined,
  matches: readonly Match[],
): FlowState {
  const transitions = matches.map(({ next, ...match }): Transition => {
    const condition: Condition = {
      friendly_name: match.name ?? `If value ${match.type} ${match.value}`,
      arguments: [input],
      type: match.type,
      value: match.value,
    };
    return { event: 'match', next, conditions: [condition] };
  });
  return {
    name,
    type: 'split-based-on',
    transitions: [toTransition('noMatch', noMatch), ...transitions],
    properties: { input, offset: { x: 0, y: 0 } },
  };
}

export function sendMessage(name: string, body: string, sent?: string, failed?: string): FlowState {
  return widget('send-message', name, { ...channel, body }, { sent, failed });
}

export function waitForReply(name: string, body: string, exits: Exits): FlowState {
  return widget('send-and-wait-for-reply', name, { ...channel, body, timeout: '3600' }, exits);
}

export function setVariables(
  name: string,
  variables: Readonly<Record<string, string>>,
  next: string,
): FlowState {
  const pairs = Object.entries(variables).map(([key, value]) => ({ key, value }));
  return widget('set-variables', name, { variables: pairs }, { next });
}

export function runFunction(
  name: string,
  parameters: Readonly<Record<string, string>>,
  success: string,
  fail: string | undefined,
): FlowState {
  const properties = {
    service_sid: 'ZS00000000000000000000000000000001',
    environment_sid: 'ZE00000000000000000000000000000001',
    function_sid: 'ZH00000000000000000000000000000001',
    url: `https://docs-bot-1234-dev.twil.io/${name.replaceAll('_', '-')}`,
    parameters: Object.entries(parameters).map(([key, value]) => ({ key, value })),
  };
  return widget('run-function', name, properties, { success, fail });
}

export function sendToFlex(name: string, attributes: string, failed?: string): FlowState {
  const properties = {
    workflow: 'WW00000000000000000000000000000001',
    channel: 'TC00000000000000000000000000000001',
    attributes,
  };
  return widget('send-to-flex', name, properties, {
    callComplete: undefined,
    failedToEnqueue: failed,
    callFailure: failed,
  });
}

const channel = {
  from: '{{flow.channel.address}}',
  service: '{{trigger.conversation.InstanceSid}}',
  channel: '{{trigger.conversation.ConversationSid}}',
};

function toTransition(event: string, next: string | undefined): Transition {
  return next === undefined ? { event } : { next, event };
}
