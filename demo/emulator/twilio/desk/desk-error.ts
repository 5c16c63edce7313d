/** What an agent asked for cannot be done; the sentence says why, and what to do. */
export class DeskError extends Error {
  override name = 'DeskError';
  readonly status: 400 | 404 | 409 | 413;

  constructor(status: DeskError['status'], sentence: string) {
    super(sentence);
    this.status = status;
  }
}
