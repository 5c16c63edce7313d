/** A condition that nobody can test: an unknown type, or a regular expression that is none. */
export class ConditionError extends Error {
  override name = 'ConditionError';
  /** Studio's code for a split whose match field is wrong. */
  readonly code = 81005;
}
