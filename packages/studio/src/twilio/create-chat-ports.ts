import type { ChatOpener, ChatStore, RatingStore, Surroundings } from '../chat/ports.ts';
import type { FunctionContext } from '../door/function.ts';
import type { ChatSettings } from '../settings/chat-settings.ts';
import { createChatOpener, type OpenerTools } from './chat-opener.ts';
import { createChatStore } from './chat-store.ts';
import type { ChatWay, WayTools } from './chat-way.ts';
import { createConversationWay } from './conversation-way.ts';
import { createPace, type Pace } from './pace.ts';
import { createRatingStore } from './rating-store.ts';
import { isSid } from './sids.ts';
import { createTwilioApi } from './twilio-api.ts';
import { readTwilioClient, type TwilioClient } from './twilio-client.ts';
import { createWebChatWay } from './web-chat-way.ts';

/** How long a call of a Function may ask Twilio, in ms. */
export interface TimeBudget {
  /** For everything but taking back. */
  readonly workMs: number;
  /** For all. */
  readonly totalMs: number;
  /** For one request. */
  readonly requestMs: number;
}

// Twilio stops a Function after 10 seconds.
const wholeBudget: TimeBudget = { workMs: 6500, totalMs: 8000, requestMs: 2500 };

interface ChatPortsOptions {
  readonly context: FunctionContext;
  readonly settings: ChatSettings;
  readonly surroundings: Surroundings;
  readonly budget?: TimeBudget;
}

/** The ways to what Twilio keeps of chats. */
interface ChatPorts {
  readonly store: ChatStore;
  readonly ratings: RatingStore;
  readonly opener: ChatOpener;
}

/**
 * Creates the way to the chats at Twilio, for one call of a Function: its time begins now. Variables of the context
 * that it reads are WORKSPACE_SID and GUEST_ROLE_SID, where they are set.
 *
 * @example
 * const { store, opener } = createChatPorts({ context, settings, surroundings });
 */
export function createChatPorts({
  context,
  settings,
  surroundings,
  budget = wholeBudget,
}: ChatPortsOptions): ChatPorts {
  const client = readTwilioClient(context);
  const { requestMs, workMs, totalMs } = budget;
  const startedAt = performance.now();
  const pace = createPace({ endsAt: startedAt + workMs, requestMs });
  const latePace = createPace({ endsAt: startedAt + totalMs, requestMs });
  const given = {
    settings,
    log: surroundings.log,
    guestRoleSid: readSid(context, 'GUEST_ROLE_SID'),
  };
  const tools = createOpenerTools({ client, pace, given });
  const storeTools = { ...tools, client, workspaceSid: readSid(context, 'WORKSPACE_SID') };
  return {
    store: createChatStore(storeTools),
    ratings: createRatingStore(storeTools),
    opener: createChatOpener({
      tools,
      lateTools: createOpenerTools({ client, pace: latePace, given }),
      pace,
      surroundings,
    }),
  };
}

interface ToolsOptions {
  readonly client: TwilioClient;
  readonly pace: Pace;
  readonly given: Omit<WayTools, 'api'>;
}

function createOpenerTools({ client, pace, given }: ToolsOptions): OpenerTools {
  const api = createTwilioApi(client, pace);
  const { settings } = given;
  return { api, settings, way: createWay({ api, ...given }) };
}

function createWay(tools: WayTools): ChatWay {
  const { method } = tools.settings;
  return method.kind === 'conversation'
    ? createConversationWay(tools, method)
    : createWebChatWay(tools, method);
}

function readSid(context: FunctionContext, name: keyof typeof kinds): string | undefined {
  const value = context[name];
  return isSid(kinds[name], value) ? value : undefined;
}

const kinds = { GUEST_ROLE_SID: 'RL', WORKSPACE_SID: 'WS' } as const;
