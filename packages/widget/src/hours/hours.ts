/** A stretch of a day, in minutes since its midnight. Over midnight, the end is more than 1,440. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The stretches of each day of the week, Sunday first. */
export type Week = readonly (readonly Span[])[];

/** When somebody is there. */
export interface OpeningHours {
  readonly week: Week;
  /** IANA, one that the browser knows. */
  readonly timeZone: string;
  /** Days in that zone, counted since 1970. Also the night into such a day is off, from midnight. */
  readonly holidays: ReadonlySet<number>;
}
