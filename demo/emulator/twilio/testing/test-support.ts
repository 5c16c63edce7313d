import { Client, type Conversation } from '@twilio/conversations';
import { onTestFinished as ofThisTest } from 'vitest';
import { createClock } from '../../shared/clock.ts';
import type { TwilioConfig } from '../config.ts';
import { addParticipant } from '../conversations/participants.ts';
import { createConversation, type ConversationInput } from '../conversations/conversations.ts';
import { startTwilio, type LocalTwilio, type TwilioOptions } from '../server.ts';
import { byServer } from '../services.ts';
import type * as records from '../store/records.ts';
import { createAccessToken } from '../twilsock/access-token.ts';
import { tolerateSdkRejections } from './sdk-rejections.ts';
import { buildConfig } from './settings.ts';

/** A local Twilio of one test, and what a test asks of it. */
export interface TestTwilio extends LocalTwilio {
  /** Every sentence that it logged. */
  logged: string[];
  /** A token of the account; of an hour, if not told otherwise. */
  token(identity: string, ttlSeconds?: number): string;
  /** A client of the real SDK that is connected, and shut down when the test ends. */
  connect(identity: string, options?: object): Promise<Client>;
  /** A client of the real SDK that has only begun to connect. */
  begin(token: string, options?: object): Client;
  /** A conversation that a server has made, with these chat users in it. */
  conversation(
    identities: readonly string[],
    input?: ConversationInput,
  ): Promise<records.Conversation>;
}

interface TestOptions extends Partial<TwilioOptions> {
  /** Sections of the configuration. */
  sections?: Partial<Record<keyof TwilioConfig, unknown>>;
  /** That of its context, for a test that runs beside others of its file. */
  onTestFinished?: typeof ofThisTest;
}

/** Starts a local Twilio whose clock runs; it stops when its test ends. */
export async function startTestTwilio({
  sections = {},
  onTestFinished = ofThisTest,
  ...options
}: TestOptions = {}): Promise<TestTwilio> {
  const logged: string[] = [];
  const log = (sentence: string) => void logged.push(sentence);
  const config = buildConfig(sections);
  const twilio = await startTwilio({ config, clock: createClock(), log, ...options });
  let closed: Promise<void> | undefined;
  const close = () => (closed ??= twilio.close());
  onTestFinished(close);

  const token = (identity: string, ttlSeconds = 3600) =>
    createAccessToken(twilio.config, { identity, ttlSeconds, now: twilio.clock.now() });
  function begin(given: string, more: object = {}): Client {
    tolerateSdkRejections();
    const client = new Client(given, { Twilsock: { uri: twilio.socketUri }, ...more });
    onTestFinished(() => {
      // Not waited for: a server that is gone would never say goodbye.
      client.shutdown().catch(() => undefined);
      twilio.sockets.drop({});
    });
    return client;
  }
  return {
    ...twilio,
    close,
    logged,
    token,
    begin,
    async connect(identity, more) {
      const client = begin(token(identity), more);
      await initialized(client);
      // A client that ends before it has its list complains of that on the console.
      await client.getSubscribedConversations();
      return client;
    },
    async conversation(identities, input = {}) {
      const services = { ...twilio.services };
      const made = createConversation(services, input, byServer);
      for (const identity of identities) addParticipant(services, made, { identity }, byServer);
      return made;
    },
  };
}

/** Resolves once a client is ready; rejects when it says that it cannot be. */
export function initialized(client: Client): Promise<void> {
  return new Promise((resolve, reject) => {
    client.on('initialized', resolve);
    client.on('initFailed', ({ error }) => {
      if (error?.terminal) reject(new Error(error.message));
    });
  });
}

/** Waits for the next event of a name; register before what causes it. */
export function nextEvent<T>(
  emitter: Pick<Client | Conversation, 'once'>,
  name: string,
): Promise<T> {
  const once = emitter.once.bind(emitter) as (name: string, listener: (value: T) => void) => void;
  return new Promise((resolve) => once(name, resolve));
}
