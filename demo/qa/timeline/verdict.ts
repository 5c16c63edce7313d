/** Who answers a visitor, and why. */
export interface Verdict {
  readonly outcome: 'nothing-asked' | 'deciding' | 'person' | 'bot' | 'bot-then-person' | 'failed';
  /**
   * One sentence: `Sent to a person because 3 docs were read in the last 48 hours (counted from events; the trait still says 0
   * until 14:00).`
   */
  readonly sentence: string;
  readonly reason?: string;
  /** How many docs were counted, from what, within how many hours. */
  readonly docs?: {
    readonly count: number;
    readonly source: 'events' | 'trait' | 'trail' | 'none';
    readonly hours: number;
  };
  /** What the computed trait says, and when it is computed next (ms since 1970). */
  readonly trait?: { readonly value: number | null; readonly nextBatchAt: number | null };
  readonly executionSid?: string;
}
