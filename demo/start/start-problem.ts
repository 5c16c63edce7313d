/** The demo cannot start; the message says in one line what is wrong, and what to do. */
export class StartProblem extends Error {
  override readonly name = 'StartProblem';
}
