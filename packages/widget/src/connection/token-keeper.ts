import { FunctionsError, type ChatAccess } from '../session/functions-api.ts';
import { renewAccess, toEnding, type RenewalTools } from './renew-access.ts';
import { createSleeper } from './sleeper.ts';
import { createTokenClock } from './token-clock.ts';

/** What a token keeper works with. */
export interface TokenKeeperOptions extends RenewalTools {
  readonly access: ChatAccess;
  readonly now: () => number;
  readonly onAccess: (access: ChatAccess) => void;
  /** It is time for a new token. */
  readonly onDue: () => void;
  /** The Functions say that the chat is over, or not ours. */
  readonly onEnding: (why: 'by-team' | 'lost') => void;
}

/** Holds the access to a chat, and renews it. */
export interface TokenKeeper {
  readonly read: () => ChatAccess;
  /** Whether so little of it is left that nothing should begin with it. */
  readonly isEnding: () => boolean;
  /** A new one, at most one every 10 s. Rejects with a `FunctionsError`. */
  readonly renew: () => Promise<ChatAccess>;
  readonly look: () => void;
  readonly stop: () => void;
}

const endingMs = 30_000;
const minBetweenMs = 10_000;
const minAfterFailureMs = 1000;
// The page may set its callback for identity tokens only after it has found out who is logged in.
const maxIdentityRefusals = 5;

/**
 * Makes a token keeper.
 *
 * @example
 * const keeper = createTokenKeeper({ access, api, now, onAccess, onDue, onEnding });
 */
export function createTokenKeeper(options: TokenKeeperOptions): TokenKeeper {
  const { now, onAccess, onDue, onEnding } = options;
  const clock = createTokenClock({ now, onDue });
  const rests = createSleeper();
  let { access } = options;
  let renewing: Promise<ChatAccess> | undefined;
  let rest: Promise<void> | undefined;
  let refusals = 0;
  let isStopped = false;

  const assertWanted = (): void => {
    if (isStopped) throw new FunctionsError('later', 'The chat is not connected any more.');
  };
  const ask = async (): Promise<ChatAccess> => {
    assertWanted();
    const next = await renewAccess(access, options);
    assertWanted();
    access = next;
    refusals = 0;
    clock.start(next.expiresAt);
    onAccess(next);
    return next;
  };
  const judge = (error: unknown): void => {
    if (!(error instanceof FunctionsError) || isStopped) return;
    if (error.kind === 'identity') refusals += 1;
    const ending = refusals < maxIdentityRefusals ? toEnding(error) : 'lost';
    if (ending) onEnding(ending);
  };
  const renew = async (): Promise<ChatAccess> => {
    let restMs = minBetweenMs;
    await rest;
    try {
      return await ask();
    } catch (error) {
      judge(error);
      restMs = Math.max(minAfterFailureMs, (error as Partial<FunctionsError>).retryAfterMs ?? 0);
      throw error;
    } finally {
      renewing = undefined;
      if (!isStopped) rest = rests.sleep(restMs);
    }
  };
  clock.start(access.expiresAt);
  return {
    read: () => access,
    isEnding: () => clock.readLeft() < endingMs,
    renew: () => (renewing ??= renew()),
    look: clock.look,
    stop() {
      isStopped = true;
      clock.stop();
      rests.wake();
    },
  };
}
