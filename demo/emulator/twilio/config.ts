import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { parse as parseYaml } from 'yaml';

const text = v.pipe(v.string(), v.nonEmpty());
const sid = (prefix: string) =>
  v.pipe(
    v.string(),
    v.regex(
      new RegExp(`^${prefix}[0-9a-f]{32}$`),
      `a SID is ${prefix} and 32 digits of 0-9 and a-f`,
    ),
  );
const seconds = v.pipe(v.number(), v.minValue(0));
const count = v.pipe(v.number(), v.integer(), v.minValue(1));

const address = v.strictObject({
  sid: sid('IG'),
  type: v.picklist(['sms', 'whatsapp', 'chat']),
  address: text,
  friendlyName: v.optional(text),
  /** What pages begin web chats of this address with, without a server. */
  deploymentKey: v.optional(sid('CV')),
  /** The Studio flow that a new conversation starts. */
  studioFlowSid: v.optional(sid('FW')),
  /** Where a new conversation's events go, if not to a flow. */
  webhookUrl: v.optional(v.pipe(v.string(), v.url())),
});

const phoneNumber = v.strictObject({
  number: text,
  studioFlowSid: v.optional(sid('FW')),
});

const flow = v.strictObject({
  sid: sid('FW'),
  friendlyName: text,
  /** An exported flow; the path begins at the configuration's folder. */
  file: text,
  /** What is put in place of `${NAME}` in the file. */
  holes: v.optional(v.record(text, v.string()), {}),
});

const worker = v.strictObject({
  sid: sid('WK'),
  /** The identity under which the agent chats. */
  identity: text,
  name: text,
});

const schema = v.strictObject({
  account: v.strictObject({
    sid: sid('AC'),
    authToken: text,
    apiKeys: v.array(v.strictObject({ sid: sid('SK'), secret: text })),
  }),
  conversations: v.strictObject({
    serviceSid: sid('IS'),
    /** The role of whoever is added to a conversation without one. */
    defaultConversationRole: v.optional(text, 'guest'),
    /** The role of whoever creates one from a client. */
    creatorConversationRole: v.optional(text, 'channel admin'),
    defaultServiceRole: v.optional(text, 'service user'),
    /** What the guest role lacks in a well-kept account; on, a visitor can rewrite who it is. */
    guestMayEditAttributes: v.optional(v.boolean(), false),
    typingTimeoutSeconds: v.optional(seconds, 5),
  }),
  tokens: v.optional(
    v.strictObject({
      /** How long before its end a client is told that its token expires. */
      aboutToExpireSeconds: v.optional(seconds, 180),
      longestSeconds: v.optional(seconds, 86_400),
    }),
    {},
  ),
  media: v.optional(
    v.strictObject({
      /** How long the temporary link of a file works. */
      linkSeconds: v.optional(seconds, 300),
    }),
    {},
  ),
  limits: v.optional(
    v.strictObject({
      /** Above this, REST answers 429. */
      restRequestsPerSecond: v.optional(count, 100),
      /** Above this, a client is answered 429. */
      clientRequestsPerSecond: v.optional(count, 500),
      /** Above this, what changes one conversation is answered 429. */
      conversationActionsPerSecond: v.optional(count, 30),
    }),
    {},
  ),
  flex: v.strictObject({
    workspaceSid: sid('WS'),
    workflowSid: sid('WW'),
    taskQueueSid: sid('WQ'),
    taskChannels: v.optional(v.array(v.strictObject({ sid: sid('TC'), uniqueName: text })), []),
    workers: v.array(worker),
  }),
  addresses: v.optional(v.array(address), []),
  /** Numbers whose SMS go to a flow without a conversation, as classic Programmable Messaging does. */
  phoneNumbers: v.optional(v.array(phoneNumber), []),
  studio: v.optional(
    v.strictObject({
      /** Tells flows of conversations as classic Flex did until June 2026: with the trigger of a message. */
      isClassic: v.optional(v.boolean(), false),
      flows: v.optional(v.array(flow), []),
    }),
    {},
  ),
});

/** A Twilio account as the local Twilio plays it: access, Conversations service, Flex, addresses, limits. */
export type TwilioConfig = v.InferOutput<typeof schema>;
export type WorkerSetting = TwilioConfig['flex']['workers'][number];

/** The configuration cannot be used; the message names each place and what is wrong there. */
export class TwilioConfigError extends Error {
  override name = 'TwilioConfigError';
}

/** Checks a configuration and fills in what is missing. Throws {@link TwilioConfigError}. */
export function parseConfig(input: unknown): TwilioConfig {
  const result = v.safeParse(schema, input);
  if (result.success) return result.output;
  const problems = result.issues.map(
    (issue) => `  ${v.getDotPath(issue) ?? '(top)'}: ${issue.message}`,
  );
  throw new TwilioConfigError(
    `The configuration of the local Twilio has ${problems.length} problem(s):\n${problems.join('\n')}`,
  );
}

/** Reads a configuration file (YAML or JSON). */
export function readConfig(file: string): TwilioConfig {
  try {
    return parseConfig(parseYaml(readFileSync(file, 'utf8')));
  } catch (error) {
    throw new TwilioConfigError(`${file}: ${(error as Error).message}`, { cause: error });
  }
}
