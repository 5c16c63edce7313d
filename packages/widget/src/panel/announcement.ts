/** Something that those hear who do not see it. */
export interface Announcement {
  readonly text: string;
  /** A message that has come in: of many at once, only the number is said. */
  readonly isMessage?: true;
}

/** The event that carries one; the announcer around its element hears it, and nobody else. */
export const announceEvent = 'chat-announce';
