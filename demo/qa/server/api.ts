import type { WorldId } from '../world.ts';

/*
 * What the QA server answers, under its own origin. `:world` is `demo` or `lab`.
 *
 * GET  /                                     the front page, rendered on the server
 * GET  /inspector /desk                      the pages; /scenarios is served by the lab's origin, where its frames are
 * GET  /api/status                           QaStatus: which parts are ready
 * GET  /api/:world/entries?after=&limit=     { entries: TimelineEntry[], next }
 * GET  /api/:world/entries/:seq              WholeEntry
 * GET  /api/:world/journeys                  { journeys: Journey[] }
 * GET  /api/:world/journeys/:key             Journey; :key is its number or one of its keys
 * GET  /api/:world/journeys/:key/profile     JourneyProfile: what the Profile API and the local Segment know
 * GET  /api/:world/journeys/:key/export.json            JourneyExport of demo/qa/timeline/export/to-export.ts
 * GET  /api/:world/journeys/:key/export.spec.ts         a Playwright test that walks the same way
 * GET  /api/:world/executions/:sid           ExecutionData of demo/emulator/studio/trace/to-data.ts
 * GET  /api/:world/executions/:sid/flow.svg  the flow, with the taken path lit; ?theme=light|dark&direction=down|right; ?theme=light|dark|auto|page &inputs=1 &direction=
 * GET  /api/:world/controls                  ControlsState
 * POST /api/:world/controls                  a ControlAction; answers ControlsState
 * GET  /api/:world/desk/…  POST …            the desk API of the local Twilio (demo/emulator/twilio/desk/desk-api.ts)
 * GET  /api/:world/desk/workers              { workers: { identity, name }[] }
 * POST /api/:world/desk/token                { worker } → { token, socketUri }: for the Conversations SDK
 *
 * WebSocket /live?world=&after=              TimelineNews[] as JSON: the journeys as they are, the entries behind `after`,
 *                                           then what comes, in the order in which it happened. Who comes back with
 *                                           an `after` is also told again which journeys turned out to be one
 * WebSocket /visitor?world=                  VisitorCommand as JSON, for the pages of the docs site
 */

/** What the server tells each page in `<script type="application/json" id="qa-config">`. */
export interface QaConfig {
  /** The origin of the QA server. */
  readonly hub: string;
  readonly site: string;
  /** The origin of the lab: its docs site, and `/scenarios`. */
  readonly lab: string;
}

/** How far the start has come. */
export interface QaStatus {
  readonly parts: readonly QaPart[];
  /** Everything is there. */
  readonly isReady: boolean;
}

export interface QaPart {
  readonly name: string;
  readonly state: 'starting' | 'ready' | 'failed';
  /** What is wrong, and what to do about it. */
  readonly problem?: string;
}

/** Where a page of the QA server is, and what it shows. */
export interface InspectorAddress {
  readonly world: WorldId;
  /** A key of a journey; without it, everything is shown. */
  readonly journey?: string;
  /** The entry that is open. */
  readonly entry?: number;
}

/** `http://127.0.0.1:5170/inspector?world=lab&journey=chat:CH…&entry=12`: the permalink. */
export function toInspectorUrl(hub: string, address: InspectorAddress): string {
  const url = new URL('/inspector', hub);
  if (address.world !== 'demo') url.searchParams.set('world', address.world);
  if (address.journey) url.searchParams.set('journey', address.journey);
  if (address.entry !== undefined) url.searchParams.set('entry', String(address.entry));
  return url.href;
}

/** What is known of the visitor of a journey. */
export interface JourneyProfile {
  readonly phone?: string;
  /** Every identifier, as the Profile API lists them. */
  readonly identifiers: readonly { readonly type: string; readonly id: string }[];
  /** Docs read in the last 48 hours, newest first. */
  readonly docs: readonly { readonly title: string; readonly url: string; readonly at: number }[];
  readonly traits: readonly ProfileTrait[];
  /** When the traits with a sliding window are computed next, in ms since 1970. */
  readonly nextBatchAt: number | null;
}

export interface ProfileTrait {
  readonly key: string;
  readonly value: unknown;
  readonly isComputed: boolean;
  /** ms since 1970 */
  readonly updatedAt: number;
  /** A sliding window that was not computed since the last doc was read. */
  readonly isStale: boolean;
}

/** What can be switched: it stays until it is taken back. */
export type FaultName =
  'profile-down' | 'sockets-refused' | 'slow-media' | 'functions-down' | 'flex-down';

export interface ControlsState {
  /** The local time, in ms since 1970, and how far it is from the machine's. */
  readonly clock: {
    readonly now: number;
    readonly offsetMs: number;
    readonly isFrozen: boolean;
  };
  readonly faults: Readonly<Record<FaultName, boolean>>;
  /** When the traits with a sliding window are computed next, in ms since 1970. */
  readonly nextBatchAt: number | null;
  readonly connections: number;
}

export type ControlAction =
  | { readonly do: 'fault'; readonly fault: FaultName; readonly on: boolean }
  | { readonly do: 'clear-faults' }
  | { readonly do: 'advance'; readonly ms: number }
  /** The clock stands, runs on from where it stood, or shows real time again. */
  | { readonly do: 'freeze' | 'run' | 'reset-clock' }
  /** Computes the traits with a sliding window now. */
  | { readonly do: 'compute-traits' }
  /** Cuts every socket without a goodbye. */
  | { readonly do: 'drop-sockets' }
  /** Lets the tokens of all connections end now. */
  | { readonly do: 'expire-tokens' }
  | { readonly do: 'consent'; readonly granted: boolean }
  | { readonly do: 'another-person' };
