import type { Client } from '@twilio/conversations';
import { OpenError } from './transport.ts';

const sentences = {
  token: 'Twilio did not accept the access token. Get another, and open the connection again.',
  gone: 'The conversation is not there, or the visitor is not in it. Start another chat.',
  line: 'The connection to Twilio could not be opened. Try again later.',
} as const;

/** Makes the error that tells why a connection could not be opened. */
export const toOpenError = (why: OpenError['why']): OpenError => new OpenError(why, sentences[why]);

/** The beginning of a client, until it is ready or has failed. */
export interface Start {
  readonly isReady: Promise<void>;
  /** Rejects with an {@link OpenError}. */
  readonly hasFailed: Promise<never>;
  readonly fail: (why: OpenError['why']) => void;
  /** Whether it is still under way. */
  readonly isPending: () => boolean;
  readonly succeed: () => void;
}

/** Follows the start of a client; to be called as soon as it is made, or its first events are missed. */
export function followStart(client: Client): Start {
  let fail: Start['fail'] = () => undefined;
  let hasConnected = false;
  let isPending = true;
  const hasFailed = new Promise<never>((_, reject) => {
    fail = (why) => reject(toOpenError(why));
  });
  // It may fail before anybody waits for it, and after nobody does any more.
  hasFailed.catch(() => undefined);
  client.on('connectionStateChanged', (state) => {
    hasConnected ||= state === 'connected';
    if (state === 'denied') fail('token');
    if (state === 'disconnected') fail('line');
  });
  client.on('tokenExpired', () => fail('token'));
  // Before the first connection it says so of each attempt, and tries again.
  client.on('initFailed', () => hasConnected && fail('line'));
  const isReady = new Promise<void>((resolve) => void client.on('initialized', resolve));
  return {
    isReady,
    hasFailed,
    fail,
    isPending: () => isPending,
    succeed: () => void (isPending = false),
  };
}
