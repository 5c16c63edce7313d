import { createConnection } from '../connection/create-connection.ts';
import { createDelivery } from '../delivery/create-delivery.ts';
import type { HoursOptions } from '../hours/read-hours.ts';
import { createFunctionsApi } from '../session/functions.ts';
import { createIdentityToken } from '../session/identity-token.ts';
import { waitAtMost } from '../wait-at-most.ts';
import type { Emit } from './announce.ts';
import { readPage } from './build-start-request.ts';
import type { LeadChat } from './engine-parts.ts';
import { createLeader } from './leader.ts';

/** What the leader of a page needs to know. */
export interface LeadOptions {
  readonly functionsUrl: string;
  readonly socketUrl: string | undefined;
  readonly hours: HoursOptions;
  /** Asks the page's callback for an identity token; undefined where it has none. */
  readonly getIdentityToken: () => Promise<string> | undefined;
  readonly emit: Emit;
}

const loadTransport = () => import('../transport/twilio.ts').then(({ openTwilio }) => openTwilio);

// What asks after a chat is loaded where this is already: it asks by the same means.
export { createFunctionsApi, readPage };

/**
 * Puts together what leads the chat of a page. The SDK is loaded when there is something to send or to take up.
 *
 * @example
 * const leader = leadChat(options)(context);
 */
export function leadChat({
  functionsUrl,
  socketUrl,
  hours,
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
      isClosed: () => readClosed(hours),
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

// A visitor who has sent a message waits for it.
const hoursWithinMs = 3000;

/** Only who has hours loads what reads them. Where that cannot be had, somebody is there, as far as we know. */
async function readClosed(options: HoursOptions): Promise<boolean> {
  if (!options.hours) return false;
  const asked = import('../hours/is-closed.ts').then(({ isClosed }) =>
    isClosed(options, Date.now()),
  );
  return (await waitAtMost(asked, hoursWithinMs)) ?? false;
}
