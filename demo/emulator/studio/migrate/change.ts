/** What the migration has done to one place of a flow. */
export interface Change {
  widget: string;
  /** Such as `states[3].properties.url`. */
  path: string;
  /** `undefined` for what was not there. */
  before: unknown;
  /** `undefined` for what is gone. */
  after: unknown;
  reason: string;
  /** Nothing was changed here, because only a person can know what is meant. */
  needsYourEye?: true;
}

/** A part of a flow, and what was done to it. */
export interface Migrated<T> {
  value: T;
  changes: readonly Change[];
}
