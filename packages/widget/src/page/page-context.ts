/** What of a page a question is about. */
export interface PageContext {
  readonly title: string;
  /** Without query; with the hash of the heading, where there is one. */
  readonly url: string;
  /** The heading in view. */
  readonly heading?: string;
  /** What is selected on the page, at most 2,000 characters. */
  readonly code?: string;
}
