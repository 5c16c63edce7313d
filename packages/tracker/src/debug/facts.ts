import type { DocTrail, Visitor } from '@docent/identity';
import type { Config } from '../config.ts';
import type { Consent } from '../consent.ts';
import type { LogEntry } from '../emitter.ts';
import type { OutboxEntry } from '../outbox.ts';
import type { TagFact } from './to-tags.ts';

/** What the tracker tells of itself, as it is now. The names are short in what readers load. */
export interface TrackerFacts {
  readonly config: Config;
  readonly decided: Consent;
  readonly reader: Visitor;
  readonly docsRead: DocTrail;
  /** The messages that have not arrived. */
  readonly unsent: readonly OutboxEntry[];
  /** What was told to the page's scripts, oldest first. */
  readonly recent: readonly LogEntry[];
}

/** What is seen of the page and its chat. */
export interface PageFacts {
  readonly url: string;
  readonly title: string;
  readonly referrer: string;
  readonly locale: string;
  readonly timeZone: string;
  readonly tags: readonly TagFact[];
  /** How many `<docent-chat>` the page has. */
  readonly chats: number;
  /** What `<docent-chat>` says of its Functions; undefined without one. */
  readonly functionsUrl: string | undefined;
  /** The anonymous ID of whom storage holds a record; `nobody`, or `refused` by the browser. */
  readonly stored: string;
}

/** All that the overlay shows. */
export interface Snapshot {
  readonly tracker: TrackerFacts;
  readonly page: PageFacts;
}
