/** One thing that is measured, as the table shows it. */
export interface Row {
  readonly what: string;
  /** Ours. */
  readonly value: number;
  /** In place of the bare number. */
  readonly text?: string;
  readonly digits?: number;
  /** The most that it may be; none where nothing was promised. */
  readonly most?: number;
  readonly peers?: Peers;
}

/** The same of three others, from `peers.ts`. */
export interface Peers {
  readonly twilio: string;
  readonly chatwoot: string;
  readonly deepChat: string;
  /** Which table of the reference figures they are from. */
  readonly source: string;
}

/** Whether it keeps what was promised; what could not be measured does not. */
export function isMet({ value, most }: Row): boolean {
  return most === undefined || value <= most;
}
