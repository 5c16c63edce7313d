import type { Inject } from './inject.ts';

/** What goes wrong with tokens, and with the Functions that give new ones. */
export const tokenFaults = {
  'tokens expired': ({ twilio }) => void twilio.sockets.expireTokens({}),
  'tokens about to expire': ({ twilio }) => void twilio.sockets.warnOfExpiry({}),
  'tokens expired, Functions down': ({ twilio, functions }) => {
    functions.fault({ name: 'refresh-token', respond: { status: 503 }, times: 2 });
    twilio.sockets.expireTokens({});
  },
  'tokens expired, Functions slow': ({ twilio, functions }) => {
    functions.fault({ name: 'refresh-token', delayMs: 1500 });
    twilio.sockets.expireTokens({});
  },
  'tokens expired, their answer lost': ({ twilio, functions }) => {
    functions.fault({ name: 'refresh-token', drop: 'after' });
    twilio.sockets.expireTokens({});
  },
} as const satisfies Record<string, Inject>;
