/** What a fault does to a plan. */
export interface FaultKind {
  /** It strikes pages, once what the visitor has written there is kept; others strike while they write. */
  readonly isOfPage?: boolean;
  /** Its end takes five seconds or more, by a limit of ours: it comes less often. */
  readonly isSlow?: boolean;
}

/** All that goes wrong in a soak, by name. */
export const faultKinds = {
  'socket cut': {},
  'cut before storing': {},
  'cut after storing': {},
  'request lost': { isSlow: true },
  'reply lost after storing': {},
  blackhole: { isSlow: true },
  'goodbye 308': {},
  'goodbye 401': { isSlow: true },
  'goodbye 406': {},
  'goodbye 410': { isSlow: true },
  'goodbye 417': {},
  'tokens expired': { isSlow: true },
  'tokens expired, Functions down': { isSlow: true },
  'tokens expired, Functions slow': { isSlow: true },
  'tokens expired, their answer lost': { isSlow: true },
  'tokens about to expire': {},
  'sends refused by 429': {},
  'sends refused by 503': {},
  'sends refused by 500': {},
  'sends slow': {},
  'echo before reply': {},
  'echo late': {},
  'sockets refused by 503': {},
  'clients refused by 429': {},
  'history fails': {},
  offline: {},
  'Twilio restarted': {},
  'page reloaded': { isOfPage: true },
  'next page': { isOfPage: true },
  'away and back': { isOfPage: true },
  'tab opened': { isOfPage: true },
  'tab closed': { isOfPage: true },
  'leading tab reloaded': { isOfPage: true },
  'leading tab closed': { isOfPage: true },
  'leading tab crashed': { isOfPage: true },
} as const satisfies Record<string, FaultKind>;

export type FaultName = keyof typeof faultKinds;

/** The same, so that what is left out may be asked for. */
export const kindOf = (name: FaultName): FaultKind => faultKinds[name];
