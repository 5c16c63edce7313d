import type { ChatSettings } from '../settings/chat-settings.ts';
import type { ChatStore, Surroundings } from './ports.ts';

/** What the use cases around a running chat work with. */
export interface ChatTools {
  readonly store: ChatStore;
  readonly settings: ChatSettings;
  readonly surroundings: Surroundings;
}
