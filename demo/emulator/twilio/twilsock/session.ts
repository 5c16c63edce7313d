import type { Context } from 'hono';
import { byClient } from '../services.ts';
import type { Cause } from '../store/store.ts';
import type { Subscriber } from '../sync/notifier.ts';

/** Who makes a request inside the socket. */
export interface Session {
  identity: string;
  subscriber: Subscriber;
  /** Does something once the reply to this request is on its way. */
  afterReply(work: () => void): void;
}

export interface SessionEnv {
  Bindings: { session: Session };
}

export function identityOf(c: Context<SessionEnv>): string {
  return c.env.session.identity;
}

export function causeOf(c: Context<SessionEnv>): Cause {
  return byClient(identityOf(c));
}
