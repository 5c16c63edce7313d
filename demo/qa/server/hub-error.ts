/** What was asked of the QA server cannot be done; the sentence says why, and what to do. */
export class HubError extends Error {
  override name = 'HubError';
  readonly status: 400 | 403 | 404 | 409 | 502 | 503;

  constructor(status: HubError['status'], sentence: string) {
    super(sentence);
    this.status = status;
  }
}
