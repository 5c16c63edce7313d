/** A site that could not be looked at. Its message says in one line why, and what to do. */
export class CannotCheck extends Error {
  override readonly name = 'CannotCheck';
}
