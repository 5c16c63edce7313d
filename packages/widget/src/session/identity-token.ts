import { waitAtMost } from '../wait-at-most.ts';
import { isToken } from './parse-access.ts';

/** Where identity tokens come from. */
export interface IdentityTokenOptions {
  /** The page's callback; undefined where it has none. */
  readonly get: () => Promise<string> | undefined;
  /** ms since 1970. */
  readonly now: () => number;
  /** Tells the page's developer, once. */
  readonly onProblem: (message: string) => void;
}

/** Identity tokens, which live in memory alone. Nothing rejects; undefined where the page gives none. */
export interface IdentityToken {
  /** A new one: a token opens one chat. */
  readonly fresh: () => Promise<string | undefined>;
  /** The last one, or a new one where fewer than 60 s of it are left. */
  readonly cached: () => Promise<string | undefined>;
}

const timeoutMs = 5000;
const minLeftMs = 60_000;
// The longest that our Functions take. More is left only by a clock that was set back.
const maxLeftMs = 900_000;

/**
 * Makes what asks the page for identity tokens.
 *
 * @example
 * const identity = createIdentityToken({ get: () => context.getIdentityToken?.(), now: Date.now, onProblem });
 * const identityToken = await identity.fresh();
 */
export function createIdentityToken({ get, now, onProblem }: IdentityTokenOptions): IdentityToken {
  let last: { readonly token: string; readonly endsAt: number } | undefined;
  let isTold = false;

  const fresh = async (): Promise<string | undefined> => {
    let isAsked = true;
    const ask = async (): Promise<unknown> => {
      const asked = get();
      isAsked = asked !== undefined;
      return asked;
    };
    const token = await waitAtMost(ask(), timeoutMs);
    if (isToken(token)) {
      last = { token, endsAt: readEnd(token) };
      return token;
    }
    last = undefined;
    if (isAsked && !isTold) {
      isTold = true;
      onProblem(
        'getIdentityToken gave no token within 5 s: return the JWT that your server signs.',
      );
    }
    return undefined;
  };
  return {
    fresh,
    async cached() {
      const leftMs = last ? last.endsAt - now() : 0;
      return leftMs >= minLeftMs && leftMs <= maxLeftMs ? last?.token : fresh();
    },
  };
}

/** ms since 1970; 0 where the token does not say. Whether it is genuine is for the Functions to find. */
function readEnd(token: string): number {
  try {
    const payload = token.split('.')[1] ?? '';
    const claims = JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/'))) as {
      exp?: unknown;
    } | null;
    return Number(claims?.exp) * 1000 || 0;
  } catch {
    return 0;
  }
}
