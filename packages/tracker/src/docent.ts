import type { RefusedPhone, PhoneRefusal } from '@docent/identity/parse-phone';
import type { Phone, VisitorSource } from '@docent/identity';
import type { Analytics } from '@segment/analytics-next';
import type { ConsentPreferences, Message } from './message.ts';

/** Why a reader was not identified: a reason of `parsePhone`, or one of the tracker's. */
export type IdentifyRefusal =
  | PhoneRefusal
  /** The parser, or the tracker itself, could not be loaded. */
  | 'unavailable'
  /** The reader refused consent. */
  | 'consent'
  /** The browser sends Global Privacy Control. */
  | 'gpc'
  /** The browser is driven by a program, or is too old, or the tag has no write key. */
  | 'off'
  /** The reader signed out, or another phone was given, while this one was looked at. */
  | 'superseded';

/** What became of `identify`. The message never holds the input. */
export type Identified =
  | { readonly ok: true; readonly phone: Phone; readonly country: string | undefined }
  | (Omit<RefusedPhone, 'reason'> & { readonly reason: IdentifyRefusal });

/** What is known besides the phone. */
export interface IdentifyDetails {
  /** Where a number in national form belongs; over `data-country`. */
  readonly country?: string;
  readonly name?: string;
  readonly email?: string;
  readonly userId?: string;
  readonly source?: VisitorSource;
}

/** Who the reader is. */
export interface Identity {
  readonly phone: Phone | undefined;
  readonly userId: string | undefined;
  readonly name: string | undefined;
  readonly email: string | undefined;
}

/** What became of a message: see the README's table of events. */
export interface MessageReport {
  readonly status: 'sent' | 'kept' | 'held' | 'dropped';
  readonly message: Message;
}

/** What a developer should know. */
export interface Problem {
  readonly reason: string;
  readonly message: string;
}

/** What `on` tells, by event. */
export interface DocentEvents {
  readonly message: MessageReport;
  readonly identity: Identity | undefined;
  readonly error: Problem;
}

/** The reader's answer: to everything, or by category. */
export type ConsentDecision = boolean | ConsentPreferences;

/** The tracker's calls. Each returns a promise, and none throws. */
export interface DocentCalls {
  readonly identify: (phone: unknown, details?: IdentifyDetails) => Promise<Identified>;
  readonly reset: () => Promise<void>;
  readonly page: (properties?: object) => Promise<void>;
  readonly setConsent: (decision: ConsentDecision) => Promise<void>;
  readonly on: <Name extends keyof DocentEvents>(
    event: Name,
    callback: (detail: DocentEvents[Name]) => void,
  ) => Promise<() => void>;
  readonly analytics: () => Promise<Analytics | undefined>;
  /** Shows what the tags do on this page; undefined where the tracker is off. */
  readonly debug: () => Promise<true | undefined>;
}

/** A call that waits: its name, what it was called with, and who waits for its answer. */
export type WaitingCall = [
  name: keyof DocentCalls,
  args: readonly unknown[],
  done: (answer: unknown) => void,
];

/** `window.docent`: the calls, and those of them that wait until the rest has loaded. */
export interface Docent extends DocentCalls {
  readonly version?: string;
}

/** The names of all calls. The stub of the README has those that a page makes. */
export const callNames = [
  'identify',
  'reset',
  'page',
  'setConsent',
  'on',
  'analytics',
  'debug',
] as const satisfies readonly (keyof DocentCalls)[];
