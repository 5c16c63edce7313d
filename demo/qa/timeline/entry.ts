/** Which part of the system something happened in. */
export type EntrySource = 'segment' | 'functions' | 'twilio' | 'studio' | 'desk' | 'local';

/** What happened, as people of the trade call it. */
export type EntryKind =
  /** A page view reached Segment. */
  | 'page'
  /** An identify call reached Segment. */
  | 'identify'
  /** Another message reached Segment: `Doc Read`, a custom event, a group call. */
  | 'track'
  /** A profile was created, merged with another, or an identifier was demoted. */
  | 'profile'
  /** The traits with a sliding window were computed. */
  | 'traits'
  /** One of our Functions was called. */
  | 'function'
  /** A conversation began, ended, or was joined. */
  | 'chat'
  /** ChannelAttributes were written. */
  | 'attributes'
  /** Studio began or ended an execution. */
  | 'flow'
  /** One step of a Studio flow. */
  | 'step'
  /** What was said, by whom. */
  | 'visitor'
  | 'bot'
  | 'agent'
  | 'sms'
  | 'file'
  /** A task was created, accepted, completed or canceled. */
  | 'task'
  /** A socket opened, closed or was cut. */
  | 'connection'
  /** A fault or the clock was set by hand. */
  | 'control'
  /** Requests that are of interest to who looks for them: REST calls, webhooks. */
  | 'request';

/** One thing that happened, as the inspector lists it. What was sent or received is asked for apart. */
export interface TimelineEntry {
  /** From 1, in the order in which it happened. */
  readonly seq: number;
  /** By the local clock, in ms since 1970. */
  readonly at: number;
  readonly source: EntrySource;
  readonly kind: EntryKind;
  /** In plain words: `Read "Retries"`, `Sent to a person`. */
  readonly title: string;
  /** What else is worth a line: an address, a reason, what was said. */
  readonly detail?: string;
  /** What went wrong, and what to do about it. */
  readonly problem?: string;
  /** The journey that it belongs to; none for what concerns everybody. */
  readonly journey?: number;
  readonly conversationSid?: string;
  readonly executionSid?: string;
  readonly taskSid?: string;
  /** The number of the step of its execution. */
  readonly step?: number;
  /** Hidden unless asked for: it happens all the time, and seldom matters. */
  readonly isNoise?: boolean;
}

/** An entry with what was sent, received or done, as JSON; tokens and secrets are masked. */
export interface WholeEntry extends TimelineEntry {
  readonly raw: unknown;
}
