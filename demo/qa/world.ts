import type { LocalFunctions } from '../emulator/functions/server.ts';
import type { Stack } from '../stack.ts';
import type { Timeline } from './timeline/timeline.ts';

/** A local cloud with its docs site, as QA looks at it. */
export interface World {
  /** `demo` is the one that people use by hand, `lab` the one in which scenarios are played. */
  readonly id: WorldId;
  /** The origin of the docs site. */
  readonly site: string;
  readonly stack: Stack & { readonly functions: LocalFunctions };
  readonly timeline: Timeline;
  /** Tells every open page of the docs site what its visitor does. */
  readonly tellVisitors: (command: VisitorCommand) => void;
}

export type WorldId = 'demo' | 'lab';

/** What QA lets the visitor of the docs site do, in all of their tabs. */
export type VisitorCommand =
  | { readonly do: 'consent'; readonly granted: boolean }
  /** Signs out: from now on it is another person. */
  | { readonly do: 'another-person' };
