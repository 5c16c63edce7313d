import type { Verdict } from './verdict.ts';

/**
 * One visitor's way, from the first page to who answered. It is that of a browser (its anonymous ID); where there is no
 * browser, as with an SMS, that of a phone. A phone that two browsers claim does not make one journey of them.
 */
export interface Journey {
  /** That of its first entry. */
  readonly id: number;
  /** What it can be found by, and linked to: `anonymous:…`, `phone:+1…`, `chat:CH…`, `execution:FN…`, `task:WT…`. */
  readonly keys: readonly string[];
  /** What to call it: a name, a phone, or `Unknown reader`. */
  readonly label: string;
  readonly phone?: string;
  readonly anonymousId?: string;
  readonly isVerified?: boolean;
  /** ms since 1970, by the local clock */
  readonly startedAt: number;
  readonly lastAt: number;
  readonly entries: number;
  readonly problems: number;
  readonly docsRead: number;
  readonly conversationSids: readonly string[];
  readonly executionSids: readonly string[];
  readonly taskSids: readonly string[];
  /** Who answers, and why. */
  readonly verdict: Verdict;
}
