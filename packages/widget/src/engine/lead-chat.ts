import { createConnection } from '../connection/create-connection.ts';
import { createDelivery } from '../delivery/create-delivery.ts';
import { createFunctionsApi } from '../session/functions.ts';
import { createIdentityToken } from '../session/identity-token.ts';
import type { Emit } from './announce.ts';
import { readPage } from './build-start-request.ts';
import type { LeadChat } from './engine-parts.ts';
import { createLeader } from './leader.ts';

/** What the leader of a page needs to know. */
export interface LeadOptions {
  readonly functionsUrl: string;
  readonly socketUrl: string | undefined;
  /** Asks the page's callback for an identity token; undefined where it has none. */
  readonly getIdentityToken: () => Promise<string> | undefined;
  readonly emit: Emit;
}

const loadTransport = () => import('../transport/twilio.ts').then(({ openTwilio }) => openTwilio);

/**
 * Puts together what leads the chat of a page. The SDK is loaded when there is something to send or to take up.
 *
 * @example
 * const leader = leadChat(options)(context);
 */
export function leadChat({
  functionsUrl,
  socketUrl,
  getIdentityToken,
  emit,
}: LeadOptions): LeadChat {
  const api = createFunctionsApi({ url: functionsUrl });
  const identity = createIdentityToken({
    get: getIdentityToken,
    now: Date.now,
    onProblem: (message) => emit('error', { reason: 'identity-token', message }),
  });
  return (context) =>
    createLeader(context, {
      api,
      identity,
      readPage,
      deliver: createDelivery,
      preloadTransport: () => void loadTransport().catch(() => {}),
      connect: (options) =>
        createConnection({
          ...options,
          api,
          socketUrl,
          openTransport: loadTransport,
          identityToken: identity.cached,
        }),
    });
}
