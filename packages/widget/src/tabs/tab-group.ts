/** The tabs of this site that show the same chat. One of them leads: it alone holds the socket and sends. */
export interface TabGroup {
  readonly isLeader: () => boolean;
  /** Tells the other tabs. Plain data only; lost without a word where there is no channel. */
  readonly tell: (message: unknown) => void;
  /** Gives up the lock and the channel: the page is being left, or goes into the back/forward cache. */
  readonly leave: () => void;
  /** Joins again after `leave`. */
  readonly join: () => void;
}

/** What happens in the group. */
export interface TabGroupEvents {
  /** This tab leads from now on, because it came first or because the leader has gone. */
  readonly onLead: () => void;
  /**
   * This tab led, and leads no more: the browser is freezing it in the background. Let go of the line at once; after the
   * thaw it waits for its turn again. Not told after `leave`.
   */
  readonly onLeadLost: () => void;
  readonly onMessage: (message: unknown) => void;
}

/** Joins the group, asynchronously; where there are no locks a tab leads for itself. */
export type JoinTabGroup = (events: TabGroupEvents) => TabGroup;
