/** What is known of how an execution chose who answers. */
export interface RouteFacts {
  readonly executionSid: string;
  /** What was asked of the profile, and what came of it; missing before that. */
  readonly lookup?: ProfileLookup;
  /** What the computed trait said at that time. */
  readonly trait?: TraitFacts;
  /** How often the bot has answered. */
  readonly botAnswers: number;
  /** Why the bot gave up, in the word of its answer: `asked`, `poor-answers`. */
  readonly handoff?: string;
  /** Whether a person was reached. */
  readonly person?: 'queued' | 'failed';
  readonly status: 'active' | 'ended' | 'failed';
  /** What went wrong last. */
  readonly problem?: string;
}

/** How the profile was looked up: by our Function, or by the flow itself. */
export type ProfileLookup =
  | {
      readonly by: 'function';
      readonly route: 'person' | 'bot';
      /** A reason of the routing policy: `docs-read`, `no-answer`. */
      readonly reason: string;
      readonly explanation: string;
      readonly count: number;
      readonly source: 'events' | 'trait' | 'trail' | 'none';
      readonly hours: number;
      readonly isVip: boolean;
      readonly lifetimeValue: number;
    }
  | {
      /** The Profile API itself, as in the flow of the recipe. */
      readonly by: 'api';
      /** The HTTP status; 0 when it did not answer. */
      readonly status: number;
      /** The trait in the answer; `null` when the profile does not have it. */
      readonly value: number | null;
    }
  /** The Function failed, or took too long. */
  | { readonly by: 'nobody'; readonly problem: string };

/** The computed trait at the time of a lookup. */
export interface TraitFacts {
  readonly key: string;
  /** `null` when the profile is unknown or does not have it. */
  readonly value: number | null;
  /** ms since 1970 */
  readonly nextBatchAt: number | null;
  /** How many docs were read since it was computed. */
  readonly readSince: number;
}
