import { onTestFinished } from 'vitest';
import { createAlarms } from '../../shared/alarms.ts';
import { createClock, type Clock } from '../../shared/clock.ts';
import type { StudioTrigger } from '../../twilio/webhooks/studio-trigger.ts';
import type { FlexRequest, OutgoingMessage, StudioPorts } from '../engine/ports.ts';
import type { Runner } from '../engine/runner.ts';
import type { Execution } from '../engine/step.ts';
import { createStudio, type Studio, type StudioOptions } from '../engine/studio.ts';
import type { FlowState, Transition } from '../flow/definition.ts';

export const noon = Date.parse('2026-03-02T12:00:00.000Z');
export const chat = `CH${'1'.repeat(32)}`;
export const visitor = `FX${'7'.repeat(32)}`;
export const phone = '+14155550123';
export const ourNumber = '+14155550100';

/** A Studio of one test: real HTTP, but messages and tasks are only kept. */
export interface StudioLab {
  studio: Studio;
  clock: Clock;
  sent: OutgoingMessage[];
  tasks: FlexRequest[];
  /** Each state of an execution that was told. */
  told: Execution[];
  logged: string[];
  ports: StudioPorts;
  /** Saves a flow as published; returns its SID. */
  publish(...states: FlowState[]): string;
  /** Lets the visitor say something in a conversation; resolves when the flow waits or has ended. */
  say(flowSid: string, body: string, message?: Saying): Promise<Runner>;
  /** Lets a phone send an SMS. */
  sms(flowSid: string, body: string, from?: string): Promise<Runner>;
}

interface Saying {
  conversationSid?: string;
  /** Of the conversation. */
  attributes?: unknown;
}

interface LabOptions extends Partial<Omit<StudioOptions, 'ports'>> {
  ports?: Partial<StudioPorts>;
}

/** Creates a Studio at a frozen noon; it ends with its test. */
export function createStudioLab({ ports: given, ...options }: LabOptions = {}): StudioLab {
  const clock = createClock();
  clock.freeze(noon);
  const alarms = createAlarms(clock);
  const { sent, tasks, ports } = createPorts(given);
  const told: Execution[] = [];
  const logged: string[] = [];
  const studio = createStudio({
    clock,
    alarms,
    ports,
    onChange: (execution) => void told.push(execution),
    log: (sentence) => void logged.push(sentence),
    ...options,
  });
  onTestFinished(() => {
    studio.close();
    alarms.close();
  });
  const handle = async (message: StudioTrigger): Promise<Runner> => {
    const runner = studio.handle(message);
    if (!runner) throw new Error('No flow took the message.');
    await runner.settled();
    return runner;
  };
  return {
    studio,
    clock,
    sent,
    tasks,
    told,
    logged,
    ports,
    publish: (...states) =>
      studio.flows.add({ friendlyName: 'Lab', status: 'published', definition: toFlow(states) })
        .sid,
    say: (flowSid, body, message) => handle(toConversationMessage(flowSid, body, message)),
    sms: (flowSid, body, from) => handle(toSms(flowSid, body, from)),
  };
}

/** A flow of these widgets; the first is the initial one. */
export function toFlow(states: readonly FlowState[]) {
  return { initial_state: states[0]?.name ?? '', states };
}

type Next = Readonly<Record<string, string | null>>;

/** A widget, with what comes next by event. */
export function widget(
  name: string,
  type: string,
  next: Next = {},
  properties: FlowState['properties'] = {},
): FlowState {
  const transitions = Object.entries(next).map(([event, to]) => toTransition(event, to));
  return { name, type, transitions, properties };
}

/** Where a flow begins, whatever begins it. */
export function trigger(next: string): FlowState {
  return widget('Trigger', 'trigger', {
    incomingMessage: next,
    incomingConversationMessage: next,
    incomingRequest: next,
    incomingParent: next,
  });
}

/** A split: where each value of `input` leads, and where everything else does. */
export function split(
  name: string,
  input: string,
  matches: Readonly<Record<string, string>>,
  noMatch: string | null = null,
): FlowState {
  const transitions = Object.entries(matches).map(([value, next]) => ({
    event: 'match',
    next,
    conditions: [{ friendly_name: `is ${value}`, arguments: [input], type: 'equal_to', value }],
  }));
  return {
    name,
    type: 'split-based-on',
    transitions: [toTransition('noMatch', noMatch), ...transitions],
    properties: { input },
  };
}

function toTransition(event: string, next: string | null): Transition {
  return next === null ? { event } : { event, next };
}

/** What was taken: `['Trigger incomingConversationMessage', 'ask waits']`. */
export function path({ execution }: Runner): string[] {
  return execution.steps.map(({ name, event }) => `${name} ${event ?? 'waits'}`);
}

export function toConversationMessage(
  flowSid: string,
  body: string,
  { conversationSid = chat, attributes = { from: phone } }: Saying = {},
): StudioTrigger {
  return {
    event: 'incomingConversationMessage',
    flowSid,
    conversationSid,
    webhookSid: `WH${'1'.repeat(32)}`,
    context: {
      AccountSid: `AC${'a'.repeat(32)}`,
      Body: body,
      ConversationSid: conversationSid,
      ChannelSid: conversationSid,
      MessageSid: `IM${'1'.repeat(32)}`,
      InstanceSid: `IS${'c'.repeat(32)}`,
      From: visitor,
      Author: visitor,
      Source: 'SDK',
      Index: '0',
      DateCreated: '2026-03-02T12:00:00.000Z',
      Attributes: '{}',
      ChannelAttributes: attributes,
    },
  };
}

function toSms(flowSid: string, body: string, from = phone): StudioTrigger {
  const MessageSid = `SM${'1'.repeat(32)}`;
  const context = { Body: body, From: from, To: ourNumber, MessageSid };
  return { event: 'incomingMessage', flowSid, from, to: ourNumber, context };
}

function createPorts(given: Partial<StudioPorts> = {}) {
  const sent: OutgoingMessage[] = [];
  const tasks: FlexRequest[] = [];
  const ports: StudioPorts = {
    fetch: globalThis.fetch,
    async sendMessage(message) {
      sent.push(message);
      return { Sid: `IM${sent.length}`, Body: message.body };
    },
    async sendToFlex(request) {
      tasks.push(request);
      return { taskSid: `WT${tasks.length}` };
    },
    signFunctionCall: (url) => ({ 'X-Twilio-Signature': `signature of ${url}` }),
    credentials: { accountSid: `AC${'a'.repeat(32)}`, authToken: 'token-of-the-account' },
    ...given,
  };
  return { sent, tasks, ports };
}
