import { randomUUID } from 'node:crypto';
import type { Client, Conversation } from '@twilio/conversations';
import type { JWTPayload } from 'jose';
import twilio from 'twilio';
import type { TestContext } from 'vitest';
import { handler } from '../../packages/studio/functions/start-chat.ts';
import { buildNewChat } from '../../packages/studio/src/chat/build-new-chat.ts';
import { parseStartChat } from '../../packages/studio/src/chat/parse-start-chat.ts';
import type {
  ChatOpener,
  ChatStore,
  OpenChat,
  Surroundings,
} from '../../packages/studio/src/chat/ports.ts';
import { startChat } from '../../packages/studio/src/chat/start-chat.ts';
import {
  callFunction,
  type SeenAnswer,
} from '../../packages/studio/src/door/testing/call-function.ts';
import {
  readChatSettings,
  type ChatMethod,
  type ChatSettings,
} from '../../packages/studio/src/settings/chat-settings.ts';
import {
  createChatPorts,
  type TimeBudget,
} from '../../packages/studio/src/twilio/create-chat-ports.ts';
import type { TwilioOptions } from '../emulator/twilio/server.ts';
import { accountSid, authToken } from '../emulator/twilio/testing/settings.ts';
import {
  initialized,
  startTestTwilio,
  type TestTwilio,
} from '../emulator/twilio/testing/test-support.ts';
import type { StudioTrigger } from '../emulator/twilio/webhooks/studio-trigger.ts';
import { addresses, origin, signIdentity, toVariables } from './chat-lab-account.ts';
import { createRequestLog, type RequestLog } from './request-log.ts';

/** What `start-chat` answers. */
export interface StartedChat {
  readonly status: number;
  readonly token: string;
  readonly conversationSid: string;
  readonly identity: string;
  readonly verified: boolean;
  readonly cut: readonly string[];
}

/** A local Twilio, and `start-chat` with Twilio's real helper library on it. */
export interface ChatLab {
  readonly twilio: TestTwilio;
  readonly settings: ChatSettings;
  /** What Studio was told. */
  readonly triggers: StudioTrigger[];
  /** What the Functions wrote to their log. */
  readonly logged: string[];
  readonly requests: RequestLog;
  /** Starts a chat, past the door. */
  start(body?: object): Promise<StartedChat>;
  /** Calls the Function as Twilio's runtime does. */
  call(body?: object): Promise<SeenAnswer>;
  /** A client of the Conversations SDK, with the token of a chat. */
  connect(chat: StartedChat): Promise<Client>;
  /** The chat, as the visitor's client sees it. */
  join(chat: StartedChat): Promise<Conversation>;
  /** Opens a chat and says nothing, as a Function does that is stopped half-way. */
  leaveUnfinished(body: object): Promise<OpenChat>;
  ports(): { readonly store: ChatStore; readonly opener: ChatOpener };
  /** An identity token, as the customer's server signs it. */
  sign(claims?: JWTPayload): Promise<string>;
}

export interface ChatLabOptions {
  readonly method?: ChatMethod['kind'];
  readonly variables?: Readonly<Record<string, string>>;
  readonly budget?: TimeBudget;
  /** Adds what this local Twilio lacks. */
  readonly extend?: NonNullable<TwilioOptions['extend']>;
  /** That of its context, for a test that runs beside others of its file. */
  readonly onTestFinished?: TestContext['onTestFinished'];
}

/** Every way of opening a chat. */
export const methods = ['conversation', 'web-chat', 'deployment-key'] as const;

/** Starts a lab for one test; it stops when the test ends. */
export async function startChatLab(options: ChatLabOptions = {}): Promise<ChatLab> {
  const { method = 'conversation', variables, budget, ...forTwilio } = options;
  const triggers: StudioTrigger[] = [];
  const logged: string[] = [];
  const local = await startTestTwilio({
    sections: { addresses },
    ...forTwilio,
    onStudioTrigger: (one) => void triggers.push(one),
  });
  const requests = createRequestLog(local.origin);
  const { httpClient } = requests;
  const context = {
    ...toVariables(method),
    ...variables,
    getTwilioClient: (given: object) => twilio(accountSid, authToken, { httpClient, ...given }),
  };
  const settings = readChatSettings(context);
  const surroundings: Surroundings = {
    now: local.clock.now,
    newId: randomUUID,
    log: (sentence) => void logged.push(sentence),
  };
  const ports = () =>
    createChatPorts({ context, settings, surroundings, ...(budget && { budget }) });
  return {
    twilio: local,
    settings,
    triggers,
    logged,
    requests,
    ports,
    ...createClients(local),
    ...createCallers({ ports, settings, surroundings }),
    call: (body = { visitor: {} }) => callFunction(handler, { context, body }),
    sign: (claims) => signIdentity(local.clock.now(), claims),
  };
}

interface Parts extends Pick<ChatLab, 'ports' | 'settings'> {
  readonly surroundings: Surroundings;
}

function createCallers({ ports, ...rest }: Parts): Pick<ChatLab, 'start' | 'leaveUnfinished'> {
  return {
    async start(body = { visitor: {} }) {
      const reply = await startChat(parseStartChat(body), { ...ports(), ...rest }, origin);
      return { status: reply.status, ...(reply.body as Omit<StartedChat, 'status'>) };
    },
    async leaveUnfinished(body) {
      const request = parseStartChat(body);
      const requestId = request.requestId ?? randomUUID();
      const { settings } = rest;
      const { chat } = buildNewChat({
        request,
        verified: undefined,
        requestId,
        guestId: randomUUID(),
        settings,
      });
      const opening = await ports().opener.open(chat);
      if (opening.kind !== 'new') throw new Error('There is such a chat already.');
      return opening.chat;
    },
  };
}

function createClients(local: TestTwilio): Pick<ChatLab, 'connect' | 'join'> {
  const connect = async ({ token }: StartedChat): Promise<Client> => {
    const client = local.begin(token);
    await initialized(client);
    await client.getSubscribedConversations();
    return client;
  };
  return {
    connect,
    async join(chat) {
      const client = await connect(chat);
      return client.getConversationBySid(chat.conversationSid);
    },
  };
}
