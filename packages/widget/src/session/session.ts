import type { ChatAccess } from './functions-api.ts';

/** A chat that pages and tabs of this site take up again, as it is stored. */
export interface Session extends ChatAccess {
  readonly v: 1;
  /** When the chat was started, ms since 1970: a sign-out after that ends it. */
  readonly startedAt: number;
  /** Whose chat it is: as soon as another phone or user ID is known, it is dropped. */
  readonly phone?: string;
  readonly userId?: string;
  /** Whether the panel was open when the page was left. */
  readonly isPanelOpen: boolean;
  /** The highest index that the visitor has seen, so that a page knows before it is connected. */
  readonly seenIndex: number;
}
