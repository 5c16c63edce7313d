import type { Snapshot } from './stage-api/snapshot.ts';
import type { Stage } from './stage.ts';

/** What was found where something was expected. */
export interface Finding {
  readonly holds: boolean;
  /** What the servers or the screen held, in a line: `from: +14156300001`. */
  readonly evidence: string;
  /** The key of the journey in the inspector: `chat:CH…`. */
  readonly journey?: string;
}

/** Notes whether an expectation holds. */
export interface Check<Key extends string> {
  /** Looks until it holds, ten seconds at most. */
  (key: Key, look: (held: Snapshot) => Finding | Promise<Finding>): Promise<void>;
  /** Looks once, after everything has come to rest: for what must not be. */
  now(key: Key, look: (held: Snapshot) => Finding | Promise<Finding>): Promise<void>;
}

/** One story of a visitor: played in the browser at a click, and by the tests in the same way. */
export interface Scenario<Key extends string = string> {
  /** As in the address: `/scenarios?run=docs-read`. */
  readonly id: string;
  readonly title: string;
  /** What it is about, in a sentence or two. */
  readonly about: string;
  /** What must be, and what must not be, in plain words. */
  readonly expects: Readonly<Record<Key, string>>;
  play(stage: Stage, check: Check<Key>): Promise<void>;
}

/** Gives a scenario as one of a list, after its expectations were checked by their keys. */
export function defineScenario<const Key extends string>(scenario: Scenario<Key>): Scenario {
  return scenario;
}
