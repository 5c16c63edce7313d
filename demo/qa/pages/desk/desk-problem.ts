/** Something that an agent should know; the message is a sentence for people. */
export class DeskProblem extends Error {
  override readonly name = 'DeskProblem';
}
