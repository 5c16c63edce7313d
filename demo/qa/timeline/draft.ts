import type { TimelineEntry } from './entry.ts';
import type { ProfilePart } from './sources/segment/to-profile-part.ts';
import type { RouteFacts } from './verdict/route-facts.ts';

/** What a mapper makes of something that happened: an entry that has no place in the timeline yet. */
export interface Draft extends Omit<TimelineEntry, 'seq' | 'journey'> {
  /** What was sent, received or done, as JSON. */
  readonly raw: unknown;
  /** What it tells of whose journey it is part of. */
  readonly tells?: JourneyTold;
}

/** What an entry tells of its journey. */
export interface JourneyTold {
  readonly anonymousId?: string;
  readonly phone?: string;
  readonly name?: string;
  readonly isVerified?: boolean;
  readonly isDocRead?: boolean;
  /** The profile that a message went to. */
  readonly profile?: ProfilePart;
  /** What is known of the route of its execution, after this step. */
  readonly route?: RouteFacts;
  /** A task of the journey was accepted by a person, or ended without one. */
  readonly task?: 'waiting' | 'accepted' | 'ended';
}
