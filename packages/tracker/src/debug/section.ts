/** How good something is; what is undefined is neither. */
export type Tone = 'good' | 'warning' | 'bad' | undefined;

/** One line: what it is, and what is known of it. */
export interface Row {
  readonly label: string;
  readonly text: string;
  readonly tone?: Tone;
  /** Shown when it is asked for. */
  readonly json?: unknown;
  /** What stays the same of it when the section changes; its label by default. */
  readonly key?: string;
}

/** A part of the overlay, as data. */
export interface Section {
  readonly id: string;
  readonly title: string;
  /** In a few words, beside the title. */
  readonly summary: string;
  readonly tone?: Tone;
  readonly rows: readonly Row[];
  /** What the rows mean, in a sentence or two. */
  readonly note?: string;
  /** What can be copied. */
  readonly copy?: unknown;
}

/** Says when something happened, in the reader's own time: `14:05:09`. */
export type ToTime = (at: number) => string;
