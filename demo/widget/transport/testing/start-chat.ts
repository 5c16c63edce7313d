import { onTestFinished } from 'vitest';
import {
  OpenError,
  type Opened,
  type TransportEvents,
  type TransportOptions,
} from '../../../../packages/widget/src/transport/transport.ts';
import { openTwilio } from '../../../../packages/widget/src/transport/twilio.ts';
import { findConversation } from '../../../emulator/twilio/conversations/conversations.ts';
import { addMessage } from '../../../emulator/twilio/conversations/messages.ts';
import { byServer } from '../../../emulator/twilio/services.ts';
import { startTestTwilio, type TestTwilio } from '../../../emulator/twilio/testing/test-support.ts';
import { watchEscapes } from './watch-escapes.ts';

/** What a transport has told, in order: the name of the event and its values. */
export type Told = readonly [event: keyof TransportEvents, ...values: unknown[]];

/** A local Twilio with a conversation of a visitor and Maya. */
export interface Chat {
  readonly twilio: TestTwilio;
  readonly sid: string;
  /** Opens a connection for the visitor; it is closed when the test ends. */
  readonly open: (options?: Partial<TransportOptions>) => Promise<OpenChat>;
  /** Writes as Maya, or as somebody else. */
  readonly write: (body: string, more?: { author?: string; attributes?: string }) => string;
}

/** An open connection, and all that it has told. */
export interface OpenChat extends Opened {
  readonly told: Told[];
  /** The values of one event, so far. */
  readonly heard: (event: keyof TransportEvents) => unknown[];
}

export const visitor = 'visitor-1';

/** Starts a local Twilio and a conversation. */
export async function startChat(
  people: readonly string[] = [visitor, 'agent.maya'],
  options?: Parameters<typeof startTestTwilio>[0],
): Promise<Chat> {
  watchEscapes();
  const twilio = await startTestTwilio(options);
  const { sid } = await twilio.conversation(people);
  return {
    twilio,
    sid,
    write(body, { author = 'agent.maya', ...more } = {}) {
      const input = { author, body, ...more };
      return addMessage(twilio.services, findConversation(twilio.store, sid), input, byServer).sid;
    },
    async open(given) {
      const told: Told[] = [];
      const opened = await openTwilio({
        token: twilio.token(visitor),
        conversationSid: sid,
        identity: visitor,
        socketUrl: twilio.socketUri,
        events: record(told),
        ...given,
      });
      onTestFinished(() => opened.transport.close());
      const heard = (event: string) =>
        told.flatMap(([name, ...values]) => (name === event ? [values[0]] : []));
      return { ...opened, told, heard };
    },
  };
}

/** Why a connection could not be opened; throws if it could. */
export async function failureOf(opening: Promise<unknown>): Promise<string> {
  try {
    await opening;
  } catch (error) {
    if (error instanceof OpenError) return error.why;
    throw error;
  }
  throw new Error('It was opened.');
}

/** Events that only note what they are told. */
export function record(told: Told[]): TransportEvents {
  const note =
    (name: keyof TransportEvents) =>
    (...values: unknown[]): void =>
      void told.push([name, ...values]);
  return {
    onLine: note('onLine'),
    onMessage: note('onMessage'),
    onMessageChanged: note('onMessageChanged'),
    onMessageRemoved: note('onMessageRemoved'),
    onOthersSeen: note('onOthersSeen'),
    onTyping: note('onTyping'),
    onClosed: note('onClosed'),
    onTokenEnding: note('onTokenEnding'),
    onBroken: note('onBroken'),
  };
}
